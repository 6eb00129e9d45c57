import { ParquetConverter } from '../../../../../toolkit/sandbox/firehose/conversion/parquet-converter';
import type { ConversionOptions } from '../../../../../toolkit/sandbox/firehose/conversion/protocol';
import { conversionTo } from './conversion-to';
import { readParquet } from './read-parquet';

const converter = new ParquetConverter();
afterAll(() => converter.close());

async function convert(records: readonly string[], conversion: ConversionOptions) {
  const { file, failures } = await converter.convert(
    records.map((record) => Buffer.from(record)),
    conversion,
  );
  return { failures, ...(file && readParquet(file)) };
}

describe('ParquetConverter', () => {
  test('stores each type of a table as Parquet does', async () => {
    const columns = {
      text: 'string',
      tiny: 'tinyint',
      small: 'smallint',
      whole: 'int',
      long: 'bigint',
      real: 'double',
      single: 'float',
      flag: 'boolean',
      at: 'timestamp',
      day: 'date',
      price: 'decimal(10,2)',
      huge: 'decimal(38,3)',
      code: 'varchar(5)',
    };
    const record = `{"text":"é","tiny":-128,"small":32767,"whole":"-7","long":9223372036854775807,"real":1.5,"single":"0.25",
      "flag":"TRUE","at":"2026-01-02 03:04:05.678","day":"2026-01-02","price":12.345,"huge":-1234567890123456789.5,"code":"abc"}`;
    const { rows, failures } = await convert([record], conversionTo(columns));
    expect(failures).toEqual([]);
    expect(rows).toEqual([
      {
        text: 'é',
        tiny: -128,
        small: 32767,
        whole: -7,
        long: '9223372036854775807n',
        real: 1.5,
        single: 0.25,
        flag: true,
        at: '2026-01-02T03:04:05.678Z',
        day: '2026-01-02T00:00:00.000Z',
        price: 12.35,
        huge: -1234567890123456800,
        code: 'abc',
      },
    ]);
  });

  test('makes a row of each object in a record, whatever stands between them', async () => {
    const { rows } = await convert(
      ['{"a":1}\n{"a":2}\n', '{"a":3}{"a":4}', '{\n "a": 5\n}', '{"a":6,"s":"}{\\""}{"a":7}'],
      conversionTo({ a: 'int' }),
    );
    expect(rows?.map(({ a }) => a)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  test('fails the records that do not fit, each by itself and whole', async () => {
    const { rows, failures } = await convert(
      ['{"a":1}', '{"a":2', '  \n', '[{"a":3}]', '{"a":4}\n{"a":"x"}', '{"a":2147483648}', '{"a":5}'],
      conversionTo({ a: 'int' }),
    );
    expect(rows).toEqual([{ a: 1 }, { a: 5 }]);
    const parseError = { code: 'DataFormatConversion.ParseError', message: 'Encountered malformed JSON.' };
    const mismatch = (text: string) => ({
      code: 'DataFormatConversion.MalformedData',
      message: `Data does not match the schema. For input string: "${text}"`,
    });
    expect(failures).toEqual([
      { index: 1, ...parseError },
      {
        index: 2,
        code: 'DataFormatConversion.MalformedData',
        message: 'The record was empty or contained only whitespace.',
      },
      { index: 3, ...parseError },
      { index: 4, ...mismatch('x') },
      { index: 5, ...mismatch('2147483648') },
    ]);
  });

  test('leaves no file when nothing fits', async () => {
    const { rows, failures } = await convert(['x'], conversionTo({ a: 'int' }));
    expect(rows).toBeUndefined();
    expect(failures).toHaveLength(1);
  });

  test('survives a record nested beyond reason', async () => {
    const deep = `{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}`;
    const { rows, failures } = await convert([deep, '{"a":"ok"}'], conversionTo({ a: 'string' }));
    expect(rows).toEqual([{ a: 'ok' }]);
    expect(failures).toMatchObject([{ index: 0, code: 'DataFormatConversion.ParseError' }]);
  });

  test('finds columns as the OpenX deserializer does', async () => {
    const columns = { status: 'int', user_name: 'string', time: 'string' };
    const mapping = { convertsDotsToUnderscores: true, columnOfKey: { ts: 'time' } };
    const record = '{"STATUS":200,"user.name":"me","ts":"now","other":1}';
    expect((await convert([record], conversionTo(columns, mapping))).rows).toEqual([
      { status: 200, user_name: 'me', time: 'now' },
    ]);
    const strict = conversionTo(columns, { isCaseInsensitive: false });
    expect((await convert([record], strict)).rows).toEqual([{ status: null, user_name: null, time: null }]);
  });

  test('keeps objects in a text column as JSON, and every digit of a long number', async () => {
    const record = '{"a":{"b":[1,null]},"n":12345678901234567890,"d":0.12345678901234}';
    const { rows } = await convert([record], conversionTo({ a: 'string', n: 'string', d: 'double' }));
    expect(rows).toEqual([{ a: '{"b":[1,null]}', n: '12345678901234567890', d: 0.12345678901234 }]);
  });

  test.each(['SNAPPY', 'GZIP', 'UNCOMPRESSED'] as const)('compresses with %s', async (compression) => {
    const { codec } = await convert(['{"a":"text"}'], conversionTo({ a: 'string' }, { compression }));
    expect(codec).toBe(compression);
  });

  test('reads times as the Hive deserializer does', async () => {
    const timestampFormats = ["yyyy-MM-dd'T'HH:mm:ssZ", 'millis'];
    const record = '{"A":"2026-01-02T03:04:05+0100","b":"2026-01-02 03:04:05.5","c":1767323045000,"d":"2026-01-02"}';
    const hive = conversionTo({ a: 'timestamp', b: 'timestamp', c: 'timestamp', d: 'date' }, { timestampFormats });
    expect((await convert([record], hive)).rows).toEqual([
      {
        a: '2026-01-02T02:04:05.000Z',
        b: '2026-01-02T03:04:05.500Z',
        c: '2026-01-02T03:04:05.000Z',
        d: '2026-01-02T00:00:00.000Z',
      },
    ]);
    const { failures } = await convert(
      ['{"a":"2026-01-02T03:04:05Z"}'],
      conversionTo({ a: 'timestamp' }, { timestampFormats: [] }),
    );
    expect(failures).toMatchObject([
      { message: 'Data does not match the schema. For input string: "2026-01-02T03:04:05Z"' },
    ]);
  });

  test('ends a row group when its block is full', async () => {
    const blocks = conversionTo({ a: 'string' }, { blockBytes: 1_000 });
    const { rows, rowGroups } = await convert(Array(30).fill(`{"a":"${'x'.repeat(92)}"}`), blocks);
    expect(rows).toHaveLength(30);
    expect(rowGroups).toBe(3);
  });

  test('uses dictionaries only where the template says so', async () => {
    const records = Array(1_000).fill(`{"a":"${'x'.repeat(50)}"}`);
    const sizeWith = async (usesDictionaries: boolean) => {
      const data = records.map((record) => Buffer.from(record));
      const conversion = conversionTo({ a: 'string' }, { usesDictionaries, compression: 'UNCOMPRESSED' });
      return (await converter.convert(data, conversion)).file?.length ?? 0;
    };
    expect(await sizeWith(false)).toBeGreaterThan(50_000);
    expect(await sizeWith(true)).toBeLessThan(5_000);
  });

  test('writes large batches in several row groups', async () => {
    const record = Array.from({ length: 1000 }, (_, i) => `{"a":${i}}`).join('\n');
    const { rows, rowGroups } = await convert(Array(60).fill(record), conversionTo({ a: 'int' }));
    expect(rows).toHaveLength(60_000);
    expect(rowGroups).toBe(2);
  });
});
