import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { hadoopSnappy } from './hadoop-snappy';
import { snappyStream } from './snappy-stream';
import { zip } from './zip';

/** One `CompressionFormat`. */
export interface Compression {
  /** What keys end with. */
  readonly extension: string;
  readonly contentEncoding?: string;
  compress(data: Buffer): Promise<Buffer>;
}

const deflate = promisify(gzip);

const COMPRESSIONS: Readonly<Record<string, Compression>> = {
  UNCOMPRESSED: { extension: '', compress: async (data) => data },
  GZIP: { extension: '.gz', contentEncoding: 'gzip', compress: (data) => deflate(data) },
  ZIP: { extension: '.zip', contentEncoding: 'zip', compress: async (data) => zip(data) },
  Snappy: { extension: '.snappy', contentEncoding: 'snappy-java', compress: async (data) => snappyStream(data) },
  HADOOP_SNAPPY: {
    extension: '.snappy',
    contentEncoding: 'hadoop-snappy',
    compress: async (data) => hadoopSnappy(data),
  },
};

const ALL_FORMATS = Object.keys(COMPRESSIONS);

/** @param allowed what the destination takes */
export function requireCompression(format = 'UNCOMPRESSED', allowed: readonly string[] = ALL_FORMATS): Compression {
  const compression = COMPRESSIONS[format];
  if (compression !== undefined && allowed.includes(format)) return compression;
  throw new Error(`CompressionFormat must be ${allowed.join(', ')}, got ${format}`);
}
