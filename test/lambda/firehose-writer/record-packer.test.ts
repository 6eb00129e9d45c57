import fc from 'fast-check';
import { MAX_RECORD_BYTES, RecordPacker } from '../../../lambda/firehose-writer/record-packer';
import { Undeliverable } from '../../../lambda/firehose-writer/undeliverable';

const HALF = Buffer.alloc(MAX_RECORD_BYTES / 2, 'a');

describe('RecordPacker', () => {
  test('fills records with chunks, and knows whose the first of each is', () => {
    const packer = new RecordPacker(true);
    for (let place = 0; place < 5; place++) packer.add([HALF], place);
    expect(packer.bytes).toBe(5 * HALF.length);
    expect(packer.take().map(({ Data, place }) => [Data.length, place])).toEqual([
      [MAX_RECORD_BYTES, 0],
      [MAX_RECORD_BYTES, 2],
      [HALF.length, 4],
    ]);
  });

  test('begins a record where the chunk would be a byte too much', () => {
    const packer = new RecordPacker(true);
    packer.add([HALF], 0);
    packer.add([Buffer.alloc(HALF.length + 1)], 1);
    expect(packer.take()).toHaveLength(2);
  });

  test('begins anew once records are taken', () => {
    const packer = new RecordPacker(true);
    packer.add([HALF], 0);
    packer.take();
    expect([packer.bytes, packer.take()]).toEqual([0, []]);
    packer.add([HALF], 7);
    expect(packer.take()).toMatchObject([{ place: 7 }]);
  });

  test('makes a record of each chunk where it is told to', () => {
    const packer = new RecordPacker(false);
    packer.add([Buffer.from('a')], 0);
    packer.add([Buffer.alloc(0)], 1);
    expect(packer.take().map(({ Data }) => Buffer.from(Data).toString())).toEqual(['a', '']);
  });

  test('takes a chunk as large as a record, and none larger', () => {
    const packer = new RecordPacker(true);
    packer.add([Buffer.alloc(MAX_RECORD_BYTES)], 0);
    expect(() => packer.add([Buffer.alloc(MAX_RECORD_BYTES + 1)], 1)).toThrow(
      new Undeliverable('TooLarge', 'a record must be at most 1024000 bytes, got 1024001'),
    );
    expect(packer.take()).toHaveLength(1);
  });

  test('takes none of the chunks of a record when one is too large', () => {
    const packer = new RecordPacker(true);
    expect(() => packer.add([HALF, Buffer.alloc(MAX_RECORD_BYTES + 1)], 0)).toThrow(Undeliverable);
    expect([packer.bytes, packer.take()]).toEqual([0, []]);
  });

  test('keeps every byte in its order', () => {
    const sizes = fc.array(fc.integer({ min: 0, max: MAX_RECORD_BYTES }), { maxLength: 8 });
    fc.assert(
      fc.property(sizes, (lengths) => {
        const packer = new RecordPacker(true);
        const chunks = lengths.map((length, i) => Buffer.alloc(length, i));
        chunks.forEach((chunk, i) => {
          packer.add([chunk], i);
        });
        const entries = packer.take();
        expect(Buffer.concat(entries.map(({ Data }) => Data)).equals(Buffer.concat(chunks))).toBe(true);
        expect(entries.every(({ Data }) => Data.length <= MAX_RECORD_BYTES)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});
