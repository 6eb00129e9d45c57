import { exactJson, exactText, parseExactly } from '../../../../../toolkit/sandbox/redshift/load/exact-json';

describe('parseExactly', () => {
  test.each(['9007199254740993', '-12345678901234567890', '0.12345678901234567890', '1', 'true', 'null'])(
    '%s keeps its digits',
    (json) => {
      expect(exactText(parseExactly(json))).toBe(json);
    },
  );

  test('digits in strings are left alone, in nested values kept', () => {
    const json = '{"a":"1234567890123456789","b":[1234567890123456789]}';
    expect(exactJson(parseExactly(json))).toBe(json);
  });

  test('strings are their own text', () => {
    expect(exactText('"quoted"')).toBe('"quoted"');
  });

  test('what is no JSON is refused, long numbers or not', () => {
    expect(() => parseExactly('{"a":1234567890123456789')).toThrow(SyntaxError);
  });
});
