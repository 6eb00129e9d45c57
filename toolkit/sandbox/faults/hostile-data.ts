import { gzipSync } from 'node:zlib';

/** A gzip file may have many members, so that this much is made from little. */
const BOMB_MEMBER_BYTES = 16 * 2 ** 20;
const BOMB_MEMBERS = 64;

/** What begins an aggregate of the Kinesis Producer Library. */
const AGGREGATE_MAGIC = Buffer.from([0xf3, 0x89, 0x9a, 0xc2]);

const DATA = {
  /** No bytes at all. */
  empty: () => Buffer.alloc(0),
  /** Text that is no JSON and no log line. */
  'not-json': () => Buffer.from('neither JSON nor a log line'),
  /** A JSON document that is cut off. */
  'cut-json': () => Buffer.from('{"time":"2026-01-01T00:00:00Z","path":"/'),
  /** Bytes that are no UTF-8, NUL among them. */
  binary: () => Buffer.from([0xff, 0xfe, 0x00, 0x80, 0xc3, 0x28, 0x0d, 0x00]),
  /** As much as the stream takes in one record. */
  oversized: (bytes: number) => Buffer.alloc(bytes, 'x'),
  /** A small gzip file of a gigabyte. */
  'gzip-bomb': (bytes: number) => gzipBomb(bytes),
  /** A gzip file that is cut off. */
  'cut-gzip': () => gzipSync('a line that goes on and on').subarray(0, -12),
  /** An aggregate of the Kinesis Producer Library whose checksum does not fit. */
  'broken-aggregate': () =>
    Buffer.concat([AGGREGATE_MAGIC, Buffer.from('\n\u0001a\u001a\u0005\b\u0000\u001a\u0001a'), Buffer.alloc(16)]),
} as const;

export type HostileForm = keyof typeof DATA;

export const HOSTILE_FORMS = Object.keys(DATA) as readonly HostileForm[];

/** @param limit bytes that the data may have */
export function hostileData(form: HostileForm, limit: number): Buffer {
  return DATA[form](limit);
}

function gzipBomb(limit: number): Buffer {
  const member = gzipSync(Buffer.alloc(BOMB_MEMBER_BYTES), { level: 9 });
  const members = Math.min(BOMB_MEMBERS, Math.floor(limit / member.length));
  return Buffer.concat(new Array(members).fill(member));
}
