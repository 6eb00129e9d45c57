import { createHash } from 'node:crypto';

const MAGIC = Buffer.from([0xf3, 0x89, 0x9a, 0xc2]);

/** An aggregate as the Kinesis Producer Library writes it, of partition keys and data. */
export function aggregate(records: readonly (readonly [key: string, data: string])[]): Buffer {
  const keys = [...new Set(records.map(([key]) => key))];
  const entries = records.map(([key, data]) =>
    field(3, Buffer.concat([Buffer.from([1 << 3, keys.indexOf(key)]), field(3, Buffer.from(data))])),
  );
  return seal(Buffer.concat([...keys.map((key) => field(1, Buffer.from(key))), ...entries]));
}

/** Any message between the magic number and its digest. */
export function seal(message: Buffer): Buffer {
  return Buffer.concat([MAGIC, message, createHash('md5').update(message).digest()]);
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
