import { shortKey } from '../../../lambda/windowed-aggregator/short-key';

describe('shortKey', () => {
  test('keeps a text that is short enough, in bytes', () => {
    expect(shortKey('é'.repeat(10), 20)).toBe('é'.repeat(10));
  });

  test('makes a key of its own of a longer one', () => {
    const keys = ['é'.repeat(11), 'e'.repeat(21)].map((text) => shortKey(text, 20));
    expect(new Set(keys).size).toBe(2);
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(shortKey('é'.repeat(11), 20)).toBe(keys[0]);
  });
});
