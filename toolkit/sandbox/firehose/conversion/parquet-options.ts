import { isTrue, type ParquetProperties } from '../destination/delivery-properties';
import type { ConversionOptions } from './protocol';

const COMPRESSIONS = ['SNAPPY', 'GZIP', 'UNCOMPRESSED'] as const;
const MEBIBYTE = 1024 * 1024;
const BLOCK_BYTES = { smallest: 64 * MEBIBYTE, standard: 256 * MEBIBYTE };
const PAGE_BYTES = { smallest: 64 * 1024, standard: MEBIBYTE };

/** How columns become a file. */
export function parquetOptions(
  properties: ParquetProperties = {},
): Pick<ConversionOptions, 'blockBytes' | 'compression' | 'pageBytes' | 'usesDictionaries'> {
  return {
    compression: requireCompression(properties.Compression),
    blockBytes: requireBytes('BlockSizeBytes', properties.BlockSizeBytes, BLOCK_BYTES),
    pageBytes: requireBytes('PageSizeBytes', properties.PageSizeBytes, PAGE_BYTES),
    usesDictionaries: isTrue(properties.EnableDictionaryCompression),
  };
}

function requireCompression(name = 'SNAPPY'): ConversionOptions['compression'] {
  const compression = COMPRESSIONS.find((candidate) => candidate === name);
  if (compression !== undefined) return compression;
  throw new Error(`Compression must be ${COMPRESSIONS.join(', ')}, got ${name}`);
}

function requireBytes(
  prop: string,
  given: number | string | undefined,
  { smallest, standard }: typeof PAGE_BYTES,
): number {
  const bytes = Number(given ?? standard);
  if (bytes >= smallest) return bytes;
  throw new Error(`${prop} must be at least ${smallest}, got ${given}`);
}
