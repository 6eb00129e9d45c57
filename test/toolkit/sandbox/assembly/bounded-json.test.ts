import { parseBoundedJson } from '../../../../toolkit/sandbox/assembly/bounded-json';

const TOO_DEEP = 'it must be nested at most 200 levels deep, got more';
const TOO_MANY = 'it must hold at most 250000 values, got more';

function list(values: number): string {
  return `[${'0,'.repeat(values - 1)}0]`;
}

describe('parseBoundedJson', () => {
  test.each([
    ['{"a":[1,"b",null,{"c":true}]}'],
    ['"text"'],
    ['["\\"[[[","\\\\",""]'],
    [`"${'[{,\\"'.repeat(500_000)}"`],
    [`${'['.repeat(200)}${']'.repeat(200)}`],
    [`[${'[[]],'.repeat(300)}1]`],
  ])('reads %#', (text) => {
    expect(parseBoundedJson(text)).toEqual(JSON.parse(text));
  });

  test('reads as many values as are allowed', () => {
    expect(parseBoundedJson(list(249_999))).toHaveLength(249_999);
  });

  test.each([
    [`${'['.repeat(201)}${']'.repeat(201)}`, TOO_DEEP],
    ['{"a":'.repeat(1_000_000), TOO_DEEP],
    [list(250_000), TOO_MANY],
    [`[${'{},'.repeat(125_000)}{}]`, TOO_MANY],
  ])('refuses %#', (text, message) => {
    expect(() => parseBoundedJson(text)).toThrow(new Error(message));
  });

  test.each([['[1'], ['"a\\'], ['']])('leaves it to JSON.parse to refuse %j', (text) => {
    expect(() => parseBoundedJson(text)).toThrow(SyntaxError);
  });
});
