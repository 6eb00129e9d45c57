import { fileExtension } from '../../../../../toolkit/sandbox/firehose/naming/file-extension';

describe('fileExtension', () => {
  test.each([undefined, ''])('is that of the format for %j', (given) => {
    expect(fileExtension(given, '.gz')).toBe('.gz');
  });

  test.each(['.json', ".a-b_c.!*'()", `.${'x'.repeat(127)}`])('takes %s', (given) => {
    expect(fileExtension(given, '.gz')).toBe(given);
  });

  test.each(['json', '.', '.JSON', '.a/b', '..\\x', `.${'x'.repeat(128)}`])('refuses %s', (given) => {
    expect(() => fileExtension(given, '')).toThrow(
      new Error(
        `FileExtension must be a dot and up to 127 lowercase letters, digits or !-_.*'(), got ${JSON.stringify(given)}`,
      ),
    );
  });
});
