import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

export interface Compression {
  readonly extension: string;
  readonly contentEncoding?: string;
  compress(data: Buffer): Promise<Buffer>;
}

const deflate = promisify(gzip);

const COMPRESSIONS: Readonly<Record<string, Compression>> = {
  UNCOMPRESSED: { extension: '', compress: async (data) => data },
  GZIP: { extension: '.gz', contentEncoding: 'gzip', compress: (data) => deflate(data) },
};

export function requireCompression(format = 'UNCOMPRESSED'): Compression {
  const compression = Object.hasOwn(COMPRESSIONS, format) ? COMPRESSIONS[format] : undefined;
  if (compression !== undefined) return compression;
  const allowed = Object.keys(COMPRESSIONS).join(' or ');
  throw new Error(`CompressionFormat must be ${allowed} to run here, got ${format}`);
}
