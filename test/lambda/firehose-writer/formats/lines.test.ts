import { gzipSync } from 'node:zlib';
import { Lines } from '../../../../lambda/firehose-writer/formats/lines';
import { MAX_RECORD_BYTES } from '../../../../lambda/firehose-writer/record-packer';
import { Undeliverable } from '../../../../lambda/firehose-writer/undeliverable';
import { chunksOf } from './formats';

const text = (data: string | Buffer) => chunksOf(new Lines(), data).map(String);

describe('Lines', () => {
  test.each([
    ['a line', 'a', ['a\n']],
    ['a line with its end', 'a\n', ['a\n']],
    ['lines of Windows', 'a\r\nb', ['a\r\nb\n']],
    ['an empty line', '\n', ['\n']],
    ['nothing', '', []],
    ['gzip', gzipSync('a\nb'), ['a\nb\n']],
  ])('ends %s with a newline', (_, data, chunks) => {
    expect(text(data)).toEqual(chunks);
  });

  test('divides what is more than a record, at the ends of lines', () => {
    const line = `${'x'.repeat(99_999)}\n`;
    const chunks = chunksOf(new Lines(), line.repeat(25));
    expect(chunks.map(({ length }) => length)).toEqual([1_000_000, 1_000_000, 500_000]);
  });

  test('fills a record to its last byte', () => {
    const exact = `${'x'.repeat(MAX_RECORD_BYTES - 1)}\n`;
    expect(chunksOf(new Lines(), exact)).toHaveLength(1);
    expect(chunksOf(new Lines(), `${exact}y`).map(({ length }) => length)).toEqual([MAX_RECORD_BYTES, 2]);
  });

  test('leaves a line whole that is too long', () => {
    const long = 'x'.repeat(MAX_RECORD_BYTES);
    expect(chunksOf(new Lines(), `a\n${long}\nb`).map(({ length }) => length)).toEqual([2, MAX_RECORD_BYTES + 1, 2]);
  });

  test('refuses damaged gzip', () => {
    const damaged = gzipSync('a\nb').subarray(0, -4);
    expect(() => text(damaged)).toThrow(new Undeliverable('Undecodable', 'gzip is damaged or holds too much'));
  });
});
