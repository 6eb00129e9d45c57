import { printable } from '../../../toolkit/cli/printable';

describe('printable', () => {
  test('spells out what would steer a terminal', () => {
    expect(printable('\u001b[31mred\u0007\r\u009b2J\u007f')).toBe('\\u001b[31mred\\u0007\\u000d\\u009b2J\\u007f');
  });

  test('spells out what would turn the direction of text', () => {
    expect(printable('a\u202eb\u2066c')).toBe('a\\u202eb\\u2066c');
  });

  test('leaves lines, borders and letters as they are', () => {
    expect(printable('┌─┐\n│ü│\n')).toBe('┌─┐\n│ü│\n');
  });
});
