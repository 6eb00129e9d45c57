import { readParquet } from '../../conversion/read-parquet';
import { Fixture, lambda, ROLE_ARN, returnAll } from '../../fixture';

const MINUTE = 60_000;
const MB = 1024 * 1024;
const CONVERSION = {
  Enabled: true,
  SchemaConfiguration: { DatabaseName: 'lake', TableName: 'rows', RoleARN: 'role' },
  InputFormatConfiguration: { Deserializer: { OpenXJsonSerDe: {} } },
  OutputFormatConfiguration: { Serializer: { ParquetSerDe: {} } },
};

function converting(properties: Record<string, unknown> = {}): Fixture {
  const fixture = new Fixture();
  fixture.addTable({ status: 'int', path: 'string' });
  return fixture.toS3({ DataFormatConversionConfiguration: CONVERSION, ...properties });
}

describe('S3Destination', () => {
  test('compresses with GZIP, and counts what came in', async () => {
    const fixture = new Fixture().toS3({ CompressionFormat: 'GZIP' });
    fixture.stream.put('x'.repeat(1000));
    await fixture.clock.advance(6 * MINUTE);
    const [key = ''] = await fixture.keys();
    expect(key).toMatch(/\.gz$/);
    expect(await fixture.texts()).toEqual(['x'.repeat(1000)]);
    expect((await fixture.buckets.get('lake', key)).length).toBeLessThan(100);
    expect(fixture.sum('DeliveryToS3.Bytes')).toBe(1000);
    expect(fixture.sum('DeliveryToS3.ObjectCount')).toBe(1);
    expect(fixture.sum('DeliveryToS3.Success')).toBe(1);
  });

  test('puts a delimiter between records, none after the last', async () => {
    const ProcessingConfiguration = { Enabled: 'true', Processors: [{ Type: 'AppendDelimiterToRecord' }] };
    const fixture = new Fixture().toS3({ ProcessingConfiguration });
    for (const data of ['a', 'b', 'c']) fixture.stream.put(data);
    await fixture.clock.advance(6 * MINUTE);
    expect(await fixture.texts()).toEqual(['a\nb\nc']);
  });

  test.each([
    ['.json', 'GZIP', /\.json$/],
    ['', 'GZIP', /\.gz$/],
    [undefined, 'UNCOMPRESSED', /[0-9a-f]{12}$/],
  ])('ends keys with the extension %j, else that of %s', async (FileExtension, CompressionFormat, end) => {
    const fixture = new Fixture().toS3({ FileExtension, CompressionFormat });
    fixture.stream.put('x');
    await fixture.clock.advance(6 * MINUTE);
    expect((await fixture.keys())[0]).toMatch(end);
  });

  test('tells how old the records are, delivered or stuck', async () => {
    const fixture = new Fixture().toS3({ BucketARN: 'arn:aws:s3:::later' });
    const ages = () => fixture.samples.filter(({ name }) => name === 'DeliveryToS3.DataFreshness');
    fixture.stream.put('x');
    await fixture.clock.advance(6 * MINUTE);
    expect(ages().map(({ value }) => value)).toEqual([60, 120, 180, 240, 300, 360]);
    fixture.addBucket('later');
    await fixture.clock.advance(MINUTE);
    expect(ages().at(-1)?.value).toBe(375);
    await fixture.clock.advance(5 * MINUTE);
    expect(ages().length).toBeLessThan(9);
  });

  test('logs why it cannot write', async () => {
    const fixture = new Fixture().toS3({
      BucketARN: 'arn:aws:s3:::absent',
      CloudWatchLoggingOptions: { Enabled: true, LogGroupName: 'group', LogStreamName: 'DestinationDelivery' },
    });
    fixture.stream.put('x');
    await fixture.clock.advance(5 * MINUTE + 1);
    expect(fixture.logs).toEqual([
      'group DestinationDelivery {"deliveryStreamARN":"arn:aws:firehose:us-east-1:123456789012:deliverystream/to-lake","destination":"arn:aws:s3:::absent","deliveryStreamVersionId":1,"message":"The specified bucket does not exist: absent","errorCode":"S3.NoSuchBucket"}',
    ]);
    expect(fixture.samples.filter(({ name }) => name === 'DeliveryToS3.Success')).toMatchObject([{ value: 0 }]);
  });

  test('keeps every original in the backup, whatever becomes of it', async () => {
    const fixture = new Fixture();
    fixture.addBucket('backup');
    fixture.transform = ({ records }) => ({
      records: records.map(({ recordId, data }, i) => {
        return { recordId, result: ['Ok', 'Dropped', 'ProcessingFailed'][i], data };
      }),
    });
    fixture.toS3({
      ProcessingConfiguration: lambda(),
      S3BackupMode: 'Enabled',
      S3BackupConfiguration: {
        BucketARN: 'arn:aws:s3:::backup',
        RoleARN: ROLE_ARN,
        Prefix: 'originals/',
        CompressionFormat: 'GZIP',
        BufferingHints: { SizeInMBs: 1, IntervalInSeconds: 60 },
      },
    });
    fixture.stream.put('a'.repeat(51));
    fixture.stream.put('b'.repeat(53));
    fixture.stream.put('c'.repeat(53));
    await fixture.clock.advance(7 * MINUTE);
    expect(await fixture.texts('originals/2026/01/01/00/', 'backup')).toEqual([
      `${'a'.repeat(51)}${'b'.repeat(53)}${'c'.repeat(53)}`,
    ]);
    const figures = ['DeliveryToS3', 'BackupToS3', 'SucceedProcessing'].map((name) => [
      fixture.sum(`${name}.Records`),
      fixture.sum(`${name}.Bytes`),
    ]);
    expect(figures).toEqual([
      [2, 104],
      [3, 157],
      [1, 51],
    ]);
  });

  test('resumes delivery and backup each where it came to', async () => {
    const S3BackupConfiguration = {
      BucketARN: 'arn:aws:s3:::lake',
      RoleARN: ROLE_ARN,
      Prefix: 'backup/',
      BufferingHints: { SizeInMBs: 1, IntervalInSeconds: 60 },
    };
    const properties = { S3BackupMode: 'Enabled', S3BackupConfiguration };
    const first = new Fixture().toS3(properties);
    first.stream.put('x');
    await first.clock.advance(2 * MINUTE);
    expect(await first.texts()).toEqual(['x']);
    const second = (await first.restart()).toS3(properties);
    await second.clock.advance(7 * MINUTE);
    expect(await second.keys('backup/')).toHaveLength(1);
    expect(await second.texts('2026')).toEqual(['x']);
  });

  test('converts to Parquet by the columns of the table', async () => {
    const fixture = converting();
    fixture.stream.put('{"status":200,"path":"/a"}\n{"status":404,"path":"/b"}\n');
    await fixture.clock.advance(6 * MINUTE);
    const [key = ''] = await fixture.keys();
    expect(key).toMatch(/^2026\/01\/01\/00\/to-lake-.*\.parquet$/);
    const { rows, codec } = readParquet(await fixture.buckets.get('lake', key));
    expect(rows).toEqual([
      { status: 200, path: '/a' },
      { status: 404, path: '/b' },
    ]);
    expect(codec).toBe('SNAPPY');
    expect(fixture.sum('SucceedConversion.Records')).toBe(1);
    expect(fixture.sum('DeliveryToS3.Records')).toBe(1);
  });

  test('sends records that do not fit to the error prefix, each by itself', async () => {
    const fixture = converting();
    fixture.stream.put('{"status":200}');
    const sequenceNumber = fixture.stream.put('{"status":"x"}');
    await fixture.clock.advance(6 * MINUTE);
    expect(await fixture.keys('2026')).toHaveLength(1);
    const [line = ''] = await fixture.texts('format-conversion-failed/2026/01/01/00/');
    expect(Object.entries(JSON.parse(line) as object)).toEqual([
      ['attemptsMade', 1],
      ['arrivalTimestamp', Date.UTC(2026, 0, 1)],
      ['lastErrorCode', 'DataFormatConversion.MalformedData'],
      ['lastErrorMessage', 'Data does not match the schema. For input string: "x"'],
      ['attemptEndingTimestamp', Date.UTC(2026, 0, 1) + 5 * MINUTE],
      ['rawData', Buffer.from('{"status":"x"}').toString('base64')],
      ['sequenceNumber', sequenceNumber],
      ['subSequenceNumber', 0],
      [
        'dataCatalogTable',
        {
          catalogId: '123456789012',
          databaseName: 'lake',
          tableName: 'rows',
          region: 'us-east-1',
          versionId: 'LATEST',
          catalogArn: 'arn:aws:glue:us-east-1:123456789012:catalog',
        },
      ],
    ]);
    expect(fixture.sum('FailedConversion.Records')).toBe(1);
    expect(fixture.sum('DeliveryToS3.Records')).toBe(2);
  });

  test('writes no object when no record fits', async () => {
    const fixture = converting();
    fixture.stream.put('x');
    await fixture.clock.advance(6 * MINUTE);
    expect((await fixture.keys()).map((key) => key.split('/')[0])).toEqual(['format-conversion-failed']);
  });

  test('buffers 128 MiB for conversion unless the template says otherwise', async () => {
    const fixture = converting({ ProcessingConfiguration: lambda() });
    fixture.transform = returnAll(() => `{"path":"${'x'.repeat(2 * MB)}"}`);
    for (let i = 0; i < 50; i++) {
      fixture.stream.put('x'.repeat(1.1 * MB));
      await fixture.clock.advance(1_000);
    }
    expect(await fixture.keys()).toEqual([]);
    expect(fixture.room.pending()).toEqual(['delivery stream to-lake holds 50 records']);
  });

  test.each([
    [
      { CompressionFormat: 'constructor' },
      'CompressionFormat must be UNCOMPRESSED, GZIP, ZIP, Snappy, HADOOP_SNAPPY, got constructor',
    ],
    [{ FileExtension: 'json' }, 'FileExtension must be a dot and up to 127 lowercase letters'],
    [{ RoleARN: undefined }, 'RoleARN must be the ARN of a role, got undefined'],
    [{ RoleARN: 'delivery' }, 'RoleARN must be the ARN of a role, got delivery'],
    [
      { S3BackupMode: 'Enabled', S3BackupConfiguration: { BucketARN: 'arn:aws:s3:::lake' } },
      'RoleARN must be the ARN of a role, got undefined',
    ],
    [{ S3BackupMode: 'Enabled' }, 'S3BackupConfiguration must be set when S3BackupMode is Enabled, got undefined'],
    [
      {
        S3BackupMode: 'Enabled',
        S3BackupConfiguration: {
          BucketARN: 'arn:aws:s3:::lake',
          RoleARN: ROLE_ARN,
          BufferingHints: { SizeInMBs: 1, IntervalInSeconds: 59 },
        },
      },
      'IntervalInSeconds must be 60-900, got 59',
    ],
  ])('refuses %j', (properties, message) => {
    expect(() => new Fixture().toS3(properties)).toThrow(message);
  });

  test.each([
    [{ BufferingHints: { SizeInMBs: 63, IntervalInSeconds: 60 } }, 'SizeInMBs must be 64-128, got 63'],
    [{ CompressionFormat: 'GZIP' }, 'CompressionFormat must be UNCOMPRESSED with format conversion, got GZIP'],
    [
      { DataFormatConversionConfiguration: { SchemaConfiguration: { DatabaseName: 'lake' } } },
      'SchemaConfiguration must be a database and a table, got lake.undefined',
    ],
    [
      { DataFormatConversionConfiguration: { SchemaConfiguration: { DatabaseName: 'lake', TableName: 'absent' } } },
      'SchemaConfiguration must name a table that exists: Entity Not Found (Table absent)',
    ],
    [
      {
        DataFormatConversionConfiguration: {
          ...CONVERSION,
          OutputFormatConfiguration: { Serializer: { OrcSerDe: {} } },
        },
      },
      'Serializer must be ParquetSerDe to run here, got OrcSerDe',
    ],
    [
      {
        DataFormatConversionConfiguration: {
          ...CONVERSION,
          OutputFormatConfiguration: { Serializer: { ParquetSerDe: { Compression: 'LZO' } } },
        },
      },
      'Compression must be SNAPPY, GZIP, UNCOMPRESSED, got LZO',
    ],
  ])('refuses a conversion with %j', (properties, message) => {
    expect(() => converting(properties)).toThrow(message);
  });

  test('refuses a column type that it cannot write', () => {
    const fixture = new Fixture();
    fixture.addTable({ tags: 'array<string>' });
    expect(() => fixture.toS3({ DataFormatConversionConfiguration: CONVERSION })).toThrow(
      'column tags must be of a plain type to run here, got array<string>',
    );
  });
});
