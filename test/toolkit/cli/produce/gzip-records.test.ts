import { randomBytes } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { generatedSource } from '../../../../toolkit/cli/produce/generated-lines';
import { GzipRecords } from '../../../../toolkit/cli/produce/gzip-records';
import { parseKeyOf } from '../../../../toolkit/cli/produce/partition-keys';
import { type Packing, packRecords, plainPacking } from '../../../../toolkit/cli/produce/record-packer';

const RECORD_BYTES = 25_600;

function packingOf(recordBytes: number, packing: Partial<Packing> = {}): Packing {
  return { ...plainPacking(), recordBytes, gzip: new GzipRecords(recordBytes), ...packing };
}

async function logLines(count: number): Promise<Buffer[]> {
  const lines: Buffer[] = [];
  for await (const piece of generatedSource(count).read(0)) {
    lines.push(...(piece?.toString().match(/.*\n/g) ?? []).map((line) => Buffer.from(line)));
  }
  return lines;
}

function randomLine(bytes: number): Buffer {
  return Buffer.concat([Buffer.from(randomBytes(bytes).map((byte) => (byte === 0x0a ? 0 : byte))), Buffer.from('\n')]);
}

function inflated(data: Buffer): Buffer {
  return data[0] === 0x1f && data[1] === 0x8b ? gunzipSync(data) : data;
}

describe('GzipRecords', () => {
  test('fills records with about as many bytes of gzip as they may hold, once it knows the lines', async () => {
    const lines = await logLines(10_000);
    const sizes = packRecords(lines, packingOf(RECORD_BYTES)).map(({ data }) => data.length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(RECORD_BYTES);
    expect(Math.min(...sizes.slice(1, -1))).toBeGreaterThan(RECORD_BYTES * 0.85);
  });

  test('keeps to the size of a record when lines begin to shrink less', async () => {
    const records = [...(await logLines(2_000)), ...Array.from({ length: 500 }, () => randomLine(500))];
    const packed = packRecords(records, packingOf(RECORD_BYTES));
    expect(Math.max(...packed.map(({ data }) => data.length))).toBeLessThanOrEqual(RECORD_BYTES);
    expect(Buffer.concat(packed.map(({ data }) => inflated(data))).equals(Buffer.concat(records))).toBe(true);
  });

  test('puts the halves of a record that grew too large under its key', () => {
    const lines = Array.from({ length: 30 }, () => randomLine(100));
    const records = packRecords(lines, packingOf(1_024, { keyOf: () => 'k' }));
    expect(records.length).toBeGreaterThan(3);
    expect(new Set(records.map(({ partitionKey }) => partitionKey))).toEqual(new Set(['k']));
  });

  test('leaves as it is what gzip does not make smaller, so that the longest line still fits into a record', () => {
    const line = randomLine(1_000 * 1_024 - 1);
    const [record] = packRecords([line], packingOf(RECORD_BYTES));
    expect(gzipSync(line).length).toBeGreaterThan(1_000 * 1_024);
    expect(record?.data.equals(line)).toBe(true);
  });

  test('gives a line that shrinks, but not enough, a record of its own', () => {
    const line = Buffer.from(`${randomBytes(30_000).toString('hex')}\n`);
    const [first, second, third] = packRecords([Buffer.from('a\n'), line, Buffer.from('b\n')], packingOf(1_024));
    expect([first, third].map((record) => record?.data.toString())).toEqual(['a\n', 'b\n']);
    expect(second?.data.equals(gzipSync(line))).toBe(true);
  });

  test('loses no line, and keeps those of a key in order', () => {
    const line = fc.record({ u: fc.integer({ min: 0, max: 3 }), n: fc.nat(), pad: fc.string({ maxLength: 200 }) });
    fc.assert(
      fc.property(fc.array(line), fc.integer({ min: 64, max: 1_024 }), (documents, recordBytes) => {
        const lines = documents.map((document) => Buffer.from(`${JSON.stringify(document)}\n`));
        const records = packRecords(lines, packingOf(recordBytes, { keyOf: parseKeyOf('field:u') }));
        for (const user of [0, 1, 2, 3]) {
          const own = records.filter(({ partitionKey }) => partitionKey === String(user));
          const expected = lines.filter((_, i) => documents[i]?.u === user);
          expect(Buffer.concat(own.map(({ data }) => inflated(data)))).toEqual(Buffer.concat(expected));
        }
      }),
    );
  });
});
