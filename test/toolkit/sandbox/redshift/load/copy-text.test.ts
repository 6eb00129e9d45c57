import { copyText } from '../../../../../toolkit/sandbox/redshift/load/copy-text';

describe('copyText', () => {
  test('escapes what would end a field or a row', () => {
    expect(copyText(['a\tb\\', 'c\nd\r', null, '\\N'])).toBe('a\\tb\\\\\tc\\nd\\r\t\\N\t\\\\N\n');
  });
});
