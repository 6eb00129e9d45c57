import { Lazy, Stack } from 'aws-cdk-lib/core';
import { CompressionUpdate, CopyCompression, CopyFlag, CopyFormat, type CopyOptions } from '../../../../../lib';
import { copyParameters } from '../../../../../lib/delivery/destinations/redshift/copy-parameters';

describe('CopyOptions', () => {
  const cases: [CopyOptions, string][] = [
    [{}, "JSON 'auto' GZIP TIMEFORMAT 'auto' TRUNCATECOLUMNS ACCEPTINVCHARS '?'"],
    [{ compression: CopyCompression.UNCOMPRESSED }, "JSON 'auto' TIMEFORMAT 'auto' TRUNCATECOLUMNS ACCEPTINVCHARS '?'"],
    [
      {
        dateFormat: 'DD.MM.YYYY',
        flags: [CopyFlag.ACCEPT_ANY_DATE, CopyFlag.TRIM_BLANKS],
        compressionUpdate: CompressionUpdate.OFF,
        statisticsUpdate: false,
      },
      "JSON 'auto' GZIP TIMEFORMAT 'auto' DATEFORMAT 'DD.MM.YYYY' TRUNCATECOLUMNS ACCEPTINVCHARS '?' " +
        'ACCEPTANYDATE TRIMBLANKS COMPUPDATE OFF STATUPDATE OFF',
    ],
    [
      { format: CopyFormat.delimited({ delimiter: '\\001' }), nullValue: '', flags: [CopyFlag.FILL_RECORD] },
      "ESCAPE DELIMITER '\\001' GZIP TIMEFORMAT 'auto' TRUNCATECOLUMNS ACCEPTINVCHARS '?' NULL AS '' FILLRECORD",
    ],
    [{ format: CopyFormat.AVRO }, "FORMAT AS AVRO 'auto' TIMEFORMAT 'auto' TRUNCATECOLUMNS ACCEPTINVCHARS '?'"],
    [
      {
        format: CopyFormat.ORC,
        invalidCharacterReplacement: '_',
        flags: [CopyFlag.EXPLICIT_IDS],
        statisticsUpdate: true,
      },
      "FORMAT AS ORC ACCEPTINVCHARS '_' EXPLICIT_IDS STATUPDATE ON",
    ],
    [{ truncateColumns: false }, "JSON 'auto' GZIP TIMEFORMAT 'auto' ACCEPTINVCHARS '?'"],
    [
      { format: CopyFormat.CSV, timeFormat: 'epochsecs', invalidCharacterReplacement: '_', maxErrors: 10 },
      "CSV GZIP TIMEFORMAT 'epochsecs' TRUNCATECOLUMNS ACCEPTINVCHARS '_' MAXERROR 10",
    ],
  ];
  test.each(cases)('%j becomes the words of the COPY command', (options, words) => {
    expect(copyParameters(options)).toBe(words);
  });

  test('takes errors which are known later', () => {
    const maxErrors = Lazy.number({ produce: () => 7 });
    expect(new Stack().resolve(copyParameters({ maxErrors }))).toMatch(/ MAXERROR 7$/);
  });

  test.each([
    [[], 'one column at least, or left out, got []'],
    [['id', 'a;b'], 'names of letters, digits, _, $ and ", got "a;b"'],
  ])('refuses the columns %j', (columns, message) => {
    expect(() => copyParameters({ columns })).toThrow(new Error(`CopyOptions: columns must be ${message}`));
  });

  test.each([-1, 100_001, 0.5])('refuses %d errors', (maxErrors) => {
    expect(() => copyParameters({ maxErrors })).toThrow(
      new Error(`CopyOptions: maxErrors must be a whole number from 0 to 100000, got ${maxErrors}`),
    );
  });

  test.each(["'", 'ab', '', 'ü'])('refuses %j in place of an invalid character', (invalidCharacterReplacement) => {
    expect(() => copyParameters({ invalidCharacterReplacement })).toThrow(
      new Error(
        `CopyOptions: invalidCharacterReplacement must be one ASCII character other than ', got "${invalidCharacterReplacement}"`,
      ),
    );
  });

  test('refuses a time format that would end its quotes', () => {
    expect(() => copyParameters({ timeFormat: "auto' CSV" })).toThrow(
      new Error(`CopyOptions: timeFormat must be a pattern without ', got "auto' CSV"`),
    );
  });
});

describe('CopyOptions of a format', () => {
  const cases: [CopyOptions, string][] = [
    [{ format: CopyFormat.PARQUET, timeFormat: 'auto' }, 'timeFormat must be left out for FORMAT AS PARQUET, got auto'],
    [{ format: CopyFormat.PARQUET, maxErrors: 1 }, 'maxErrors must be left out for FORMAT AS PARQUET, got 1'],
    [
      { format: CopyFormat.PARQUET, compression: CopyCompression.GZIP },
      'compression must be left out for FORMAT AS PARQUET, got GZIP',
    ],
    [
      { format: CopyFormat.ORC, compressionUpdate: CompressionUpdate.ON },
      'compressionUpdate must be left out for FORMAT AS ORC, got ON',
    ],
    [
      { format: CopyFormat.ORC, flags: [CopyFlag.TRIM_BLANKS] },
      'flags must be left out for FORMAT AS ORC, got TRIMBLANKS',
    ],
    [{ nullValue: 'null' }, "nullValue must be left out for JSON 'auto', got null"],
    [{ flags: [CopyFlag.FILL_RECORD] }, "flags must be left out for JSON 'auto', got FILLRECORD"],
    [
      { format: CopyFormat.AVRO, flags: [CopyFlag.IGNORE_BLANK_LINES] },
      "flags must be left out for FORMAT AS AVRO 'auto', got IGNOREBLANKLINES",
    ],
    [{ dateFormat: "a'b" }, 'dateFormat must be a pattern without \', got "a\'b"'],
    [{ nullValue: "a'b" }, 'nullValue must be a text without \', got "a\'b"'],
  ];
  test.each(cases)('refuses %j', (options, message) => {
    expect(() => copyParameters(options)).toThrow(new Error(`CopyOptions: ${message}`));
  });
});

describe('CopyFormat', () => {
  test.each([
    [CopyFormat.JSON_NO_SHRED, "JSON 'noshred'"],
    [CopyFormat.csv(), 'CSV'],
    [CopyFormat.csv({ delimiter: ';', ignoreHeader: 1 }), "CSV DELIMITER ';' IGNOREHEADER 1"],
    [CopyFormat.delimited({ delimiter: '\\t' }), "ESCAPE DELIMITER '\\t'"],
    [
      CopyFormat.fixedWidth([
        { name: 'id', width: 1 },
        { name: 'body', width: 65_535 },
      ]),
      "FIXEDWIDTH 'id:1,body:65535'",
    ],
  ])('%# of more settings renders', (format, parameters) => {
    expect(format.parameters).toBe(parameters);
  });

  test.each(["'", 'ab', '', 'ü', '\\9'])('refuses the delimiter %j', (delimiter) => {
    const allowed = "one ASCII character other than ', \\t, or a backslash and three octal digits";
    expect(() => CopyFormat.csv({ delimiter })).toThrow(
      new Error(`CopyFormat: delimiter must be ${allowed}, got ${JSON.stringify(delimiter)}`),
    );
  });

  test.each([-1, 0.5])('refuses a header of %d lines', (ignoreHeader) => {
    expect(() => CopyFormat.csv({ ignoreHeader })).toThrow(
      new Error(`CopyFormat: ignoreHeader must be a whole number from 0 to 2147483647, got ${ignoreHeader}`),
    );
  });

  test.each([
    [[], 'columns must be one column at least, got 0'],
    [[{ name: "a'b", width: 1 }], 'name must be letters, digits and _, got "a\'b"'],
    [[{ name: 'a', width: 0 }], 'width must be a whole number from 1 to 65535, got 0'],
    [[{ name: 'a', width: 65_536 }], 'width must be a whole number from 1 to 65535, got 65536'],
  ])('refuses the fixed widths %j', (columns, message) => {
    expect(() => CopyFormat.fixedWidth(columns)).toThrow(new Error(`CopyFormat: ${message}`));
  });

  test.each(['CSV MANIFEST', "CREDENTIALS 'x'", "IAM_ROLE 'x'", 'csv manifest'])(
    'refuses %s, which whoever copies says',
    (parameters) => {
      const [word] = /manifest|credentials|iam_role/i.exec(parameters) ?? [];
      expect(() => CopyFormat.of(parameters)).toThrow(
        new Error(`CopyFormat: parameters must be words about the rows only, got ${word}`),
      );
    },
  );

  test.each([
    [CopyFormat.JSON, "JSON 'auto'"],
    [CopyFormat.JSON_IGNORE_CASE, "JSON 'auto ignorecase'"],
    [CopyFormat.CSV, 'CSV'],
    [CopyFormat.jsonPaths('s3://bucket/paths.json'), "JSON 's3://bucket/paths.json'"],
    [CopyFormat.of("DELIMITER '|'"), "DELIMITER '|'"],
  ])('%# renders', (format, parameters) => {
    expect(format.parameters).toBe(parameters);
  });

  test.each(['https://bucket/paths.json', "s3://bucket/'", 's3://a b'])('refuses the JSONPaths file %j', (url) => {
    expect(() => CopyFormat.jsonPaths(url)).toThrow(
      new Error(`CopyFormat: url must be an s3:// URL without spaces and ', got "${url}"`),
    );
  });

  test('refuses a second statement', () => {
    expect(() => CopyFormat.of('CSV; DROP TABLE t')).toThrow(
      new Error('CopyFormat: parameters must be words of the COPY command, without ;, got "CSV; DROP TABLE t"'),
    );
  });
});
