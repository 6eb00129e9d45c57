import fc from 'fast-check';
import { deaggregate } from '../../../../lambda/shared/kpl/deaggregate';
import { parseKeyOf } from '../../../../toolkit/cli/produce/partition-keys';
import { type Packing, packRecords, plainPacking } from '../../../../toolkit/cli/produce/record-packer';

function pack(texts: string[], packing: Partial<Packing> = {}) {
  const lines = texts.map((text) => Buffer.from(`${text}\n`));
  const records = packRecords(lines, { ...plainPacking(), ...packing });
  return records.map(({ partitionKey, data }) => ({ partitionKey, text: data.toString(), data }));
}

describe('packRecords', () => {
  test('puts as many whole lines into a record as fit into 25 KB, each record under a key of its own', () => {
    const records = pack(Array(60).fill('x'.repeat(1_023)));
    expect(records.map(({ partitionKey, data }) => [partitionKey, data.length])).toEqual([
      ['0', 25 * 1_024],
      ['1', 25 * 1_024],
      ['2', 10 * 1_024],
    ]);
  });

  test('gives a line that is longer than a record a record of its own', () => {
    const long = 'y'.repeat(30);
    expect(pack(['a', long, 'b'], { recordBytes: 10 }).map(({ text }) => text)).toEqual(['a\n', `${long}\n`, 'b\n']);
  });

  test('gives each line a record, if records are to be of one byte', () => {
    expect(pack(['a', 'b'], { recordBytes: 1 }).map(({ text }) => text)).toEqual(['a\n', 'b\n']);
  });

  test('puts only lines of one key into a record', () => {
    const packing = { keyOf: parseKeyOf('field:u'), recordBytes: 20 };
    const records = pack(['{"u":1,"n":1}', '{"u":2,"n":2}', '{"u":1,"n":3}', 'no JSON'], packing);
    expect(records.map(({ partitionKey, text }) => [partitionKey, text])).toEqual([
      ['1', '{"u":1,"n":1}\n'],
      ['1', '{"u":1,"n":3}\n'],
      ['2', '{"u":2,"n":2}\n'],
      ['0', 'no JSON\n'],
    ]);
  });

  test('makes each line a user record under the key of the record', () => {
    const [first, second] = pack(['a', 'b', 'c'.repeat(40)], { aggregates: true, recordBytes: 60 });
    expect(deaggregate(first?.data ?? Buffer.alloc(0))).toEqual([
      { partitionKey: '0', explicitHashKey: undefined, data: Buffer.from('a\n') },
      { partitionKey: '0', explicitHashKey: undefined, data: Buffer.from('b\n') },
    ]);
    expect(second).toMatchObject({ partitionKey: '1', text: `${'c'.repeat(40)}\n` });
  });

  test('loses no line, and keeps those of a key in order', () => {
    const line = fc.record({ u: fc.integer({ min: 0, max: 3 }), n: fc.nat() });
    fc.assert(
      fc.property(fc.array(line), fc.integer({ min: 1, max: 60 }), (documents, recordBytes) => {
        const lines = documents.map((document) => JSON.stringify(document));
        const packed = pack(lines, { keyOf: parseKeyOf('field:u'), recordBytes });
        for (const user of [0, 1, 2, 3]) {
          const own = packed.filter(({ partitionKey }) => partitionKey === String(user));
          const expected = lines.filter((_, i) => documents[i]?.u === user);
          expect(own.map(({ text }) => text).join('')).toBe(expected.map((text) => `${text}\n`).join(''));
        }
      }),
    );
  });
});
