import { gzipSync } from 'node:zlib';
import { objectText } from '../../../../toolkit/sandbox/kernel/object-text';

describe('objectText', () => {
  test.each([
    ['plain', Buffer.from('größe\n')],
    ['compressed', gzipSync('größe\n')],
  ])('reads %s text', (_, bytes) => {
    expect(objectText(bytes)).toBe('größe\n');
  });

  test.each([
    ['nothing', Buffer.alloc(0), ''],
    ['the first byte of gzip alone', Buffer.from([0x1f, 0x20]), '\u001f '],
  ])('takes %s as it is', (_, bytes, text) => {
    expect(objectText(bytes)).toBe(text);
  });
});
