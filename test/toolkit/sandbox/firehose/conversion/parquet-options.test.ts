import { parquetOptions } from '../../../../../toolkit/sandbox/firehose/conversion/parquet-options';

describe('parquetOptions', () => {
  test('has the defaults of the service', () => {
    expect(parquetOptions()).toEqual({
      compression: 'SNAPPY',
      blockBytes: 268_435_456,
      pageBytes: 1_048_576,
      usesDictionaries: false,
    });
  });

  test('takes the smallest blocks and pages, as text too', () => {
    expect(
      parquetOptions({ BlockSizeBytes: '67108864', PageSizeBytes: 65_536, EnableDictionaryCompression: 'true' }),
    ).toMatchObject({ blockBytes: 67_108_864, pageBytes: 65_536, usesDictionaries: true });
  });

  test.each([
    [{ BlockSizeBytes: 67_108_863 }, 'BlockSizeBytes must be at least 67108864, got 67108863'],
    [{ PageSizeBytes: 65_535 }, 'PageSizeBytes must be at least 65536, got 65535'],
    [{ Compression: 'LZO' }, 'Compression must be SNAPPY, GZIP, UNCOMPRESSED, got LZO'],
  ])('refuses %j', (properties, message) => {
    expect(() => parquetOptions(properties)).toThrow(new Error(message));
  });
});
