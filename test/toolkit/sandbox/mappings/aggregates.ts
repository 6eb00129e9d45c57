import { createHash } from 'node:crypto';

/** An aggregate as the Kinesis Producer Library writes it, of partition keys and data. */
export function aggregate(records: readonly (readonly [key: string, data: string])[]): Buffer {
  const keys = [...new Set(records.map(([key]) => key))];
  const message = Buffer.concat([
    ...keys.map((key) => field(1, Buffer.from(key))),
    ...records.map(([key, data]) =>
      field(3, Buffer.concat([Buffer.from([1 << 3, keys.indexOf(key)]), field(3, Buffer.from(data))])),
    ),
  ]);
  const digest = createHash('md5').update(message).digest();
  return Buffer.concat([Buffer.from([0xf3, 0x89, 0x9a, 0xc2]), message, digest]);
}

function field(number: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([(number << 3) | 2]), varint(content.length), content]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let left = value; ; left >>= 7) {
    if (left < 128) return Buffer.from([...bytes, left]);
    bytes.push((left & 127) | 128);
  }
}
