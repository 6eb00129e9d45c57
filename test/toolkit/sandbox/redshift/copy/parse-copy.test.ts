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
      manifest: true,
      gzip: true,
      maxErrors: 10,
      format: { type: 'json', ignoreCase: true },
      conversion: {
        truncateColumns: true,
        blanksAsNull: true,
        emptyAsNull: true,
        trimBlanks: false,
        explicitIds: false,
        invalidCharacter: '?',
        timeFormat: 'auto',
        dateFormat: undefined,
      },
    });
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
      `COPY t ${FROM} JSON 's3://b/paths.json'`,
      "COPY: JSON must be 'auto' or 'auto ignorecase', got s3://b/paths.json",
    ],
    [`COPY t ${FROM} MAXERROR 100001`, 'COPY: MAXERROR must be between 0 and 100000, got 100001'],
    [`COPY t ${FROM} DELIMITER '||'`, 'COPY: DELIMITER must be one character, got ||'],
    [`COPY t ${FROM} ENCODING UTF16`, 'COPY: ENCODING must be UTF8, got UTF16'],
    [`COPY t ${FROM} TIMEFORMAT auto`, 'COPY: TIMEFORMAT must be a string in quotes, got auto'],
    ['COPY t TO x', 'COPY: statement must be FROM, got TO'],
  ])('%s is refused', (statement, message) => {
    expect(() => parseCopy(statement)).toThrow(new Error(message));
  });

  test.each(['FORMAT AS PARQUET', 'ZSTD', 'CONSTRUCTOR'])('the option %s does not run and is named', (option) => {
    const name = option.split(' ').at(-1);
    expect(() => parseCopy(`COPY t ${FROM} ${option}`)).toThrow(
      new RegExp(`^COPY: option must be one of ACCEPTINVCHARS, .*, TRUNCATECOLUMNS, got ${name}$`),
    );
  });

  test('a COPY is known behind comments', () => {
    expect(isCopy('/* load */ -- now\n copy t')).toBe(true);
    expect(isCopy('SELECT copy FROM t')).toBe(false);
  });
});
