import { parseKeyOf } from '../../../../toolkit/cli/produce/partition-keys';

function keyOf(choice: string, line: string): string | undefined {
  return parseKeyOf(choice)(Buffer.from(`${line}\n`));
}

describe('parseKeyOf', () => {
  test('leaves random keys to the record', () => {
    expect(keyOf('random', 'a')).toBeUndefined();
  });

  test('gives the same line the same key, one of 256', () => {
    const keys = new Set(Array.from({ length: 5_000 }, (_, i) => keyOf('hash', `line ${i}`)));
    expect(keyOf('hash', 'a')).toBe(keyOf('hash', 'a'));
    expect(keys.size).toBe(256);
  });

  test.each([
    ['text', '{"user":"ann"}', 'ann'],
    ['a number', '{"user":7}', '7'],
    ['a truth value', '{"user":false}', 'false'],
    ['nothing', '{"other":1}', undefined],
    ['null', '{"user":null}', undefined],
    ['an object', '{"user":{}}', undefined],
    ['an empty text', '{"user":""}', undefined],
    ['no JSON', 'user=ann', undefined],
    ['JSON without fields', 'null', undefined],
  ])('takes the field of a JSON line: %s', (_, line, key) => {
    expect(keyOf('field:user', line)).toBe(key);
  });

  test('takes no field that every object inherits', () => {
    expect(keyOf('field:toString', '{}')).toBeUndefined();
  });

  test('shortens what is longer than a key may be', () => {
    expect(keyOf('field:user', JSON.stringify({ user: 'x'.repeat(256) }))).toBe('x'.repeat(256));
    expect(keyOf('field:user', JSON.stringify({ user: 'x'.repeat(257) }))).toMatch(/^[0-9a-f]{32}$/);
  });

  test('takes a fixed key, colons and all', () => {
    expect(keyOf('fixed:a:b', 'line')).toBe('a:b');
  });

  test.each(['', 'any', 'field', 'field:', 'fixed:', `fixed:${'x'.repeat(257)}`, 'random:1'])(
    'refuses %p',
    (choice) => {
      expect(() => parseKeyOf(choice)).toThrow(
        `--key must be random, hash, field:NAME, or fixed:KEY of at most 256 characters, got ${choice}`,
      );
    },
  );
});
