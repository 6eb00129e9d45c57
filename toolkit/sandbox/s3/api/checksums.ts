import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { AwsError } from '../../kernel/aws-error';

/** The checksums a writer may send with an object, by header; each gives base64. */
const ALGORITHMS: Readonly<Record<string, (body: Buffer) => string>> = {
  'x-amz-checksum-crc32': (body) => bigEndian(crc32(body)),
  'x-amz-checksum-crc32c': (body) => bigEndian(crc32c(body)),
  'x-amz-checksum-sha1': (body) => createHash('sha1').update(body).digest('base64'),
  'x-amz-checksum-sha256': (body) => createHash('sha256').update(body).digest('base64'),
};

const CRC32C_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++) remainder = (remainder >>> 1) ^ (remainder & 1 ? 0x82f63b78 : 0);
  return remainder;
});

/** Compares the body with all that was said of it. Returns the checksums to keep. */
export function verifyChecksums(body: Buffer, headers: Readonly<Record<string, string>>): Record<string, string> {
  verifyMd5(body, headers['content-md5']);
  const sent = Object.entries(headers).filter(([name]) => /^x-amz-checksum-(?!mode|algorithm|type)/.test(name));
  for (const [name, value] of sent) verify(body, name, value);
  return Object.fromEntries(sent);
}

function verifyMd5(body: Buffer, sent: string | undefined): void {
  if (sent === undefined || createHash('md5').update(body).digest('base64') === sent) return;
  throw new AwsError('BadDigest', 'The Content-MD5 you specified did not match what we received.');
}

function verify(body: Buffer, name: string, sent: string): void {
  const algorithm = ALGORITHMS[name];
  if (algorithm === undefined) throw new AwsError('NotImplemented', `the sandbox does not verify ${name}`, 501);
  if (algorithm(body) !== sent) {
    const label = name.slice('x-amz-checksum-'.length).toUpperCase();
    throw new AwsError('BadDigest', `The ${label} you specified did not match the calculated checksum.`);
  }
}

function crc32c(body: Buffer): number {
  let remainder = 0xffffffff;
  for (const byte of body) remainder = (remainder >>> 8) ^ (CRC32C_TABLE[(remainder ^ byte) & 0xff] as number);
  return (remainder ^ 0xffffffff) >>> 0;
}

function bigEndian(value: number): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes.toString('base64');
}
