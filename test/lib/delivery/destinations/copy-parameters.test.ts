import { Lazy, Stack } from 'aws-cdk-lib/core';
import { CopyCompression, CopyFormat, type CopyOptions } from '../../../../lib';
import { copyParameters } from '../../../../lib/delivery/destinations/copy-parameters';

describe('CopyOptions', () => {
  const cases: [CopyOptions, string][] = [
    [{}, "JSON 'auto' GZIP TIMEFORMAT 'auto' TRUNCATECOLUMNS ACCEPTINVCHARS '?'"],
    [{ compression: CopyCompression.UNCOMPRESSED }, "JSON 'auto' TIMEFORMAT 'auto' TRUNCATECOLUMNS ACCEPTINVCHARS '?'"],
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

describe('CopyFormat', () => {
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
