import fc from 'fast-check';
import { keyOfPath, pathOfKey } from '../../../../toolkit/sandbox/s3/key-path';

describe('pathOfKey', () => {
  test.each([
    ['logs/2026/01/02/app-1.gz', 'logs/2026/01/02/app-1.gz'],
    ['year=2026/é ü.json', 'year=2026/é ü.json'],
    ['../../etc/passwd', '.%2E/.%2E/etc/passwd'],
    ['a/./b', 'a/%2E/b'],
    ['/a//b/', '%-/a/%-/b/%-'],
    ['C:\\x\0y', 'C%3A%5Cx%00y'],
    ['100%', '100%25'],
    ['con/aux.txt/console', '%63on/%61ux.txt/console'],
    ['trailing. /dots..', 'trailing.%20/dots.%2E'],
  ])('maps %j to %j', (key, path) => {
    expect(pathOfKey(key).join('/')).toBe(path);
  });

  test('splits a segment that no file system takes', () => {
    const path = pathOfKey(`${'x'.repeat(500)}/y`);
    expect(path.map((name) => name.length)).toEqual([242, 242, 20, 1]);
    expect(keyOfPath(path)).toBe(`${'x'.repeat(500)}/y`);
  });

  test('gives each key a path of its own, made of safe names', () => {
    const hostile = fc.string({ unit: fc.constantFrom('a', '/', '.', '%', '-', '+', ' ', '\\', '\0', 'é', '2', 'E') });
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string({ unit: 'grapheme', maxLength: 400 })), (key) => {
        const path = pathOfKey(key);
        expect(keyOfPath(path)).toBe(key);
        for (const name of path) {
          expect(name).not.toMatch(/^\.{0,2}$|[/\\\0]/);
          expect(Buffer.byteLength(name)).toBeLessThan(250);
        }
      }),
    );
  });
});
