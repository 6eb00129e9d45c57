import type { ConversionOptions } from '../../../../../toolkit/sandbox/firehose/conversion/protocol';

/** As a delivery stream converts to Parquet that says nothing else. */
export function conversionTo(
  columns: Record<string, string>,
  more: Partial<ConversionOptions> = {},
): ConversionOptions {
  return {
    columns: Object.entries(columns).map(([name, type]) => ({ name, type })),
    compression: 'SNAPPY',
    isCaseInsensitive: true,
    convertsDotsToUnderscores: false,
    columnOfKey: {},
    blockBytes: 256 * 2 ** 20,
    pageBytes: 2 ** 20,
    usesDictionaries: false,
    ...more,
  };
}
