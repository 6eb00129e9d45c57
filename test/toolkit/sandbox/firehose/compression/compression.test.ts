import { gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { uncompress } from 'snappyjs';
import { requireCompression } from '../../../../../toolkit/sandbox/firehose/compression/compression';

const KIB = 1024;
const DATA = Buffer.from(Array.from({ length: 60_000 }, (_, i) => `line ${i}`).join('\n'));

/** Takes blocks apart whose header holds as many integers, the last of them the compressed length. */
function blocks(framed: Buffer, integers: number): { header: number[]; plain: Buffer }[] {
  const found = [];
  for (let at = 0; at < framed.length; ) {
    const header = Array.from({ length: integers }, (_, i) => framed.readInt32BE(at + 4 * i));
    const start = at + 4 * integers;
    at = start + (header.at(-1) as number);
    found.push({ header, plain: uncompress(framed.subarray(start, at)) });
  }
  return found;
}

describe('requireCompression', () => {
  test.each([
    [undefined, '', undefined],
    ['UNCOMPRESSED', '', undefined],
    ['GZIP', '.gz', 'gzip'],
    ['ZIP', '.zip', 'zip'],
    ['Snappy', '.snappy', 'snappy-java'],
    ['HADOOP_SNAPPY', '.snappy', 'hadoop-snappy'],
  ])('tells extension and encoding of %s', (format, extension, contentEncoding) => {
    expect(requireCompression(format)).toMatchObject({ extension, ...(contentEncoding && { contentEncoding }) });
  });

  test('compresses with GZIP', async () => {
    expect(gunzipSync(await requireCompression('GZIP').compress(DATA)).equals(DATA)).toBe(true);
  });

  test('makes a ZIP file of one deflated entry, the same for the same data', async () => {
    const file = await requireCompression('ZIP').compress(DATA);
    const entries = Object.values(unzipSync(file));
    expect(entries.map((entry) => DATA.equals(entry))).toEqual([true]);
    expect(file.readUInt16LE(8)).toBe(8);
    expect((await requireCompression('ZIP').compress(DATA)).equals(file)).toBe(true);
  });

  test('frames Snappy as snappy-java does, in blocks of 32 KiB behind its magic bytes', async () => {
    const file = await requireCompression('Snappy').compress(DATA);
    expect(file.subarray(0, 16).toString('hex')).toBe('82534e41505059000000000100000001');
    const found = blocks(file.subarray(16), 1);
    expect(found.map(({ plain }) => plain.length)).toEqual(
      Array.from({ length: Math.ceil(DATA.length / (32 * KIB)) }, (_, i) =>
        Math.min(32 * KIB, DATA.length - i * 32 * KIB),
      ),
    );
    expect(Buffer.concat(found.map(({ plain }) => plain)).equals(DATA)).toBe(true);
  });

  test('frames Snappy as Hadoop does, in blocks of 256 KiB behind both their lengths', async () => {
    const found = blocks(await requireCompression('HADOOP_SNAPPY').compress(DATA), 2);
    expect(found.map(({ header }) => header[0])).toEqual([256 * KIB, 256 * KIB, DATA.length - 512 * KIB]);
    expect(found.every(({ header, plain }) => header[0] === plain.length)).toBe(true);
    expect(Buffer.concat(found.map(({ plain }) => plain)).equals(DATA)).toBe(true);
  });

  test.each(['gzip', 'constructor', 'SNAPPY'])('refuses %s', (format) => {
    expect(() => requireCompression(format)).toThrow(
      new Error(`CompressionFormat must be UNCOMPRESSED, GZIP, ZIP, Snappy, HADOOP_SNAPPY, got ${format}`),
    );
  });

  test('refuses what a destination does not take', () => {
    expect(() => requireCompression('ZIP', ['UNCOMPRESSED', 'GZIP'])).toThrow(
      new Error('CompressionFormat must be UNCOMPRESSED, GZIP, got ZIP'),
    );
  });
});
