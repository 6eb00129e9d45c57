import { gzipSync } from 'node:zlib';
import { inflate, isGzip, MAX_INFLATED_BYTES } from '../../../lambda/shared/bounded-inflate';

describe('isGzip', () => {
  test.each([
    [gzipSync('a'), true],
    [Buffer.from('10.0.0.1 - -'), false],
    [Buffer.from([0x1f, 0x8b]), false],
    [Buffer.from([0x1f, 0x8b, 0x07]), false],
    [Buffer.alloc(0), false],
  ])('tells by the first bytes: %#', (bytes, expected) => {
    expect(isGzip(bytes)).toBe(expected);
  });
});

describe('inflate', () => {
  test('joins the members of packed gzip', () => {
    const bytes = Buffer.concat([gzipSync('one\n'), gzipSync('two\n')]);
    expect(inflate(bytes)?.toString()).toBe('one\ntwo\n');
  });

  test('lets out as much as the bound, and no more', () => {
    expect(inflate(gzipSync(Buffer.alloc(MAX_INFLATED_BYTES)))).toHaveLength(MAX_INFLATED_BYTES);
    expect(inflate(gzipSync(Buffer.alloc(MAX_INFLATED_BYTES + 1)))).toBeUndefined();
  });

  test('declines damaged bytes', () => {
    expect(inflate(gzipSync('hello').subarray(0, -9))).toBeUndefined();
  });
});
