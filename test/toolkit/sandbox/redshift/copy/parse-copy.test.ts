import { isCopy, parseCopy } from '../../../../../toolkit/sandbox/redshift/copy/parse-copy';

const FROM = "FROM 's3://bucket/key' CREDENTIALS 'aws_iam_role=arn:aws:iam::123456789012:role/loader'";

describe('parseCopy', () => {
  test('reads what Firehose sends', () => {
    const statement = `COPY access_log (event_id, "Time") ${FROM} MANIFEST JSON 'auto ignorecase' GZIP TIMEFORMAT 'auto'
      TRUNCATECOLUMNS MAXERROR 10 ACCEPTINVCHARS BLANKSASNULL EMPTYASNULL COMPUPDATE OFF STATUPDATE ON;`.replace(
      ';',
      '',
    );
    expect(parseCopy(statement)).toEqual({
      table: 'access_log',
      columns: ['event_id', 'Time'],
      source: 's3://bucket/key',
      roleArn: 'arn:aws:iam::123456789012:role/loader',
      manifest: true,
      gzip: true,
      maxErrors: 10,
      noLoad: false,
      format: { type: 'json', ignoreCase: true },
      conversion: {
        truncateColumns: true,
        blanksAsNull: true,
        emptyAsNull: true,
        trimBlanks: false,
        acceptAnyDate: false,
        roundDecimals: false,
        explicitIds: false,
        invalidCharacter: '?',
        timeFormat: 'auto',
        dateFormat: undefined,
      },
    });
  });

  test.each([
    ["IAM_ROLE 'arn:aws:iam::123456789012:role/loader'", 'arn:aws:iam::123456789012:role/loader'],
    ["IAM_ROLE 'arn:aws:iam::1:role/first,arn:aws:iam::2:role/second'", 'arn:aws:iam::1:role/first'],
    ["CREDENTIALS AS 'aws_access_key_id=key;aws_secret_access_key=secret'", undefined],
    ['IAM_ROLE DEFAULT', undefined],
  ])('reads with %s as a role', (authorization, roleArn) => {
    expect(parseCopy(`COPY t FROM 's3://bucket/key' ${authorization}`).roleArn).toBe(roleArn);
  });

  test('reads CSV and its options', () => {
    const { table, format } = parseCopy(
      `copy "My Schema".t from 's3://b/k' iam_role default format as csv quote as '''' delimiter ';' ignoreheader 1
       ignoreblanklines fillrecord null as 'NULL' region as 'eu-west-1' encoding utf8 comprows 1000`,
    );
    expect(table).toBe('"My Schema".t');
    expect(format).toEqual({
      type: 'delimited',
      delimiter: ';',
      quote: "'",
      escape: false,
      removeQuotes: false,
      headerLines: 1,
      ignoreBlankLines: true,
      fillRecord: true,
      nullAs: 'NULL',
    });
  });

  test.each([
    ['', '|'],
    ['CSV', ','],
    ["DELIMITER '\\t'", '\t'],
    ["DELIMITER AS '\\037'", '\x1f'],
  ])('with the options "%s" fields end at %j', (options, delimiter) => {
    expect(parseCopy(`COPY t ${FROM} ${options}`).format).toMatchObject({ delimiter });
  });

  test.each([
    ['COPY', 'COPY: identifier must be a name, got the end of the statement'],
    ["COPY t FROM 'emr://x/y' IAM_ROLE DEFAULT", 'COPY: source must be s3://bucket/key, got emr://x/y'],
    ["COPY t FROM 's3://b/k'", 'COPY: authorization must be IAM_ROLE or CREDENTIALS, got the end of the statement'],
    [
      `COPY t ${FROM} JSON 'path'`,
      "COPY: JSON must be 'auto', 'auto ignorecase', 'noshred' or the s3:// URL of a JSONPaths file, got path",
    ],
    [`COPY t ${FROM} FIXEDWIDTH 'a:0'`, "COPY: FIXEDWIDTH must be 'label:width,label:width', got a:0"],
    [`COPY t ${FROM} JSON FILLRECORD`, 'COPY: FILLRECORD must be left out for JSON, got it'],
    [`COPY t ${FROM} CSV ESCAPE`, 'COPY: ESCAPE must be left out for CSV, got it'],
    [`COPY t ${FROM} QUOTE ':'`, 'COPY: QUOTE must be left out for TEXT, got it'],
    [`COPY t ${FROM} DELIMITER ',' FIXEDWIDTH 'a:1'`, 'COPY: DELIMITER must be left out for FIXEDWIDTH, got it'],
    [`COPY t ${FROM} FORMAT PARQUET GZIP`, 'COPY: GZIP must be left out for PARQUET, got it'],
    [`COPY t ${FROM} MAXERROR 100001`, 'COPY: MAXERROR must be between 0 and 100000, got 100001'],
    [`COPY t ${FROM} DELIMITER '||'`, 'COPY: DELIMITER must be one character, got ||'],
    [`COPY t ${FROM} ENCODING UTF16`, 'COPY: ENCODING must be UTF8, got UTF16'],
    [`COPY t ${FROM} TIMEFORMAT auto`, 'COPY: TIMEFORMAT must be a string in quotes, got auto'],
    ['COPY t TO x', 'COPY: statement must be FROM, got TO'],
  ])('%s is refused', (statement, message) => {
    expect(() => parseCopy(statement)).toThrow(new Error(message));
  });

  test.each([
    ["JSON 'noshred'", { type: 'document' }],
    ["JSON AS 's3://b/paths.json'", { type: 'jsonpaths', url: 's3://b/paths.json' }],
    ['FORMAT AS PARQUET FILLRECORD', { type: 'parquet', fillRecord: true }],
    [
      "FIXEDWIDTH AS 'a:3, 1:25' IGNOREHEADER AS 2",
      {
        type: 'fixedwidth',
        widths: [3, 25],
        headerLines: 2,
        ignoreBlankLines: false,
        fillRecord: false,
        nullAs: '\\N',
      },
    ],
  ])('reads %s', (options, format) => {
    expect(parseCopy(`COPY t ${FROM} ${options}`).format).toEqual(format);
  });

  test('the option CONSTRUCTOR is unknown, and others are named', () => {
    expect(() => parseCopy(`COPY t ${FROM} CONSTRUCTOR`)).toThrow(
      /^COPY: option must be one of ACCEPTANYDATE, .*, STATUPDATE, got CONSTRUCTOR$/,
    );
  });

  test('a COPY is known behind comments', () => {
    expect(isCopy('/* load */ -- now\n copy t')).toBe(true);
    expect(isCopy('SELECT copy FROM t')).toBe(false);
  });
});
