import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { json, jsonLines } from '../../../../lambda/process-records/codecs/json';

function decode(text: string, options?: Parameters<typeof json>[0]): unknown {
  return json(options).decode(Buffer.from(text));
}

describe('json', () => {
  test('reads what JSON.parse reads, whatever the text', () => {
    const value = fc.jsonValue();
    fc.assert(
      fc.property(value, (sample) => {
        const text = JSON.stringify(sample);
        if (!text.includes('__proto__')) expect(decode(text)).toEqual(JSON.parse(text));
      }),
      { seed: 4, numRuns: 500 },
    );
  });

  test('undoes gzip', () => {
    expect(json().decode(gzipSync('{"a":1}'))).toEqual({ a: 1 });
  });

  test.each([
    ['nothing', '', 'data is not json'],
    ['half of it', '{"a":', 'data is not json'],
    ['65 levels', `${'['.repeat(65)}${']'.repeat(65)}`, 'json nests deeper than 64'],
    [
      '65 levels in a long text',
      `[${' '.repeat(5_000)}${'{"a":'.repeat(64)}1${'}'.repeat(64)}]`,
      'json nests deeper than 64',
    ],
    ['65 levels that no bracket closes', '['.repeat(65), 'data is not json'],
    ['a million levels', '['.repeat(1_000_000), 'json nests deeper than 64'],
    ['a member __proto__', '{"a":[{"__proto__":1}]}', 'json has a member __proto__'],
    ['the same with escapes', '{"\\u005F_proto__":1}', 'json has a member __proto__'],
    ['2^53 + 1', '9007199254740993', 'json has an integer that a number would round'],
    ['-2^53 - 1', '[1,-9007199254740993]', 'json has an integer that a number would round'],
    ['zeros ahead of a number', '00000000000000001', 'data is not json'],
    ['a number of 400 digits', '1'.repeat(400), 'json has an integer that a number would round'],
  ])('refuses %s', (_, text, message) => {
    expect(() => decode(text)).toThrow(new Error(message));
  });

  test.each([
    `${'['.repeat(64)}${']'.repeat(64)}`,
    '9007199254740991',
    '-9007199254740992',
    '123456789012345680000',
    '0.12345678901234567890',
    '[-0,"1234567890123456"]',
    '12345678901234567890.5',
    '1e300',
    '{"card":"12345678901234567890","quote":"\\"12345678901234567890"}',
    '{"text":"__proto__"}',
  ])('reads %s', (text) => {
    expect(decode(text)).toEqual(JSON.parse(text));
  });

  test('gives large integers as text if asked to, and no other number', () => {
    const text = '{"id":9007199254740993,"ids":[-12345678901234567890,5],"card":"9007199254740993","f":1.5e20}';
    expect(decode(text, { largeIntegers: 'text' })).toEqual({
      id: '9007199254740993',
      ids: ['-12345678901234567890', 5],
      card: '9007199254740993',
      f: 1.5e20,
    });
  });

  test('reads a document that is one long string', () => {
    const text = JSON.stringify({ a: '\\"['.repeat(3_000_000), b: 1234567890123456 });
    expect(decode(text)).toEqual(JSON.parse(text));
  });

  test('checks and types values as it is told', () => {
    const validate = (value: unknown) => {
      if (typeof value !== 'number') throw new Error('not a number');
      return value + 1;
    };
    expect(decode('41', { validate })).toBe(42);
    expect(() => decode('"41"', { validate })).toThrow(new Error('not a number'));
  });
});

describe('jsonLines', () => {
  test('reads each line, and leaves out blank ones', () => {
    const { unpack, decode: decodeLine } = jsonLines();
    const parts = unpack?.(Buffer.from('{"a":1}\r\n\n  \n[2]\n')) ?? [];
    expect(parts.map((part) => decodeLine(part))).toEqual([{ a: 1 }, [2]]);
  });
});
