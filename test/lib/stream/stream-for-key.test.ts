import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { streamForKey } from '../../../lib/stream/stream-for-key';

const SOURCE = path.join(__dirname, '../../../lib/stream/stream-for-key.ts');

function table(cells: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: cells }, (_, i) => [`Stream${i + 1}`, `clicks-${i + 1}`]));
}

const KEYS = Array.from({ length: 30_000 }, (_, i) => `tenant-${i}`);

/** The keys of each stream. */
function distribution(cells: number): string[][] {
  const keys = new Map<string, string[]>(Object.values(table(cells)).map((stream) => [stream, []]));
  for (const key of KEYS) keys.get(streamForKey(table(cells), key))?.push(key);
  return [...keys.values()];
}

describe('streamForKey', () => {
  test.each([
    ['', 'clicks-2'],
    ['tenant-1', 'clicks-2'],
    ['tenant-2', 'clicks-3'],
    ['Zürich', 'clicks-1'],
    ['🙂', 'clicks-2'],
  ])('routes %p to %s of three, in any language', (key, stream) => {
    expect(streamForKey(table(3), key)).toBe(stream);
  });

  test('spreads keys evenly', () => {
    const shares = distribution(12).map((keys) => keys.length / 2_500);
    expect(Math.max(...shares)).toBeLessThan(1.1);
    expect(Math.min(...shares)).toBeGreaterThan(0.9);
  });

  test('moves to a stream more its part of the keys, and none between the others', () => {
    const [before, after] = [table(9), table(10)];
    const moved = KEYS.filter((key) => streamForKey(before, key) !== streamForKey(after, key));
    expect(moved.length / 3_000).toBeCloseTo(1, 1);
    expect(new Set(moved.map((key) => streamForKey(after, key)))).toEqual(new Set(['clicks-10']));
  });

  test('moves the keys of a stream that is taken away, and no others', () => {
    const { Stream2: _, ...rest } = table(4);
    const moved = KEYS.filter((key) => streamForKey(table(4), key) !== streamForKey(rest, key));
    expect(new Set(moved.map((key) => streamForKey(table(4), key)))).toEqual(new Set(['clicks-2']));
  });

  test('depends on the names of cells, not on their order or on what their streams are called', () => {
    const { Stream1, Stream2, Stream3 } = table(3);
    const reordered = { Stream3: `${Stream3}-b`, Stream1: `${Stream1}-b`, Stream2: `${Stream2}-b` };
    for (let i = 0; i < 100; i += 1)
      expect(streamForKey(reordered, `${i}`)).toBe(`${streamForKey(table(3), `${i}`)}-b`);
  });

  test('leaves the shards of each stream as evenly loaded as without', () => {
    for (const keys of distribution(4)) {
      const upper = keys.filter((key) => (createHash('md5').update(key).digest()[0] as number) >= 128);
      expect(upper.length / keys.length).toBeCloseTo(0.5, 1);
    }
  });

  test('refuses a table without cells', () => {
    expect(() => streamForKey({}, 'tenant')).toThrow(new Error('streamForKey: routingTable must have a cell, got {}'));
  });

  test('takes nothing but Node.js into a producer', () => {
    const imports = [...readFileSync(SOURCE, 'utf8').matchAll(/from '(.+)'/g)].map(([, module]) => module);
    expect(imports).toEqual(['node:crypto']);
  });
});
