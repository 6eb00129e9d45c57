import { AwsError } from '../../../../../../toolkit/sandbox/kernel/aws-error';
import { Fixture, NAME, ROLE_ARN } from '../../fixture';

const MINUTE = 60_000;
const JDBC_URL = 'jdbc:redshift://wg.123456789012.us-east-1.redshift-serverless.amazonaws.com:5439/logs';
const SECRET = { Enabled: true, SecretARN: 'arn:secret' };

function loading(properties: Record<string, unknown> = {}, s3: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    ClusterJDBCURL: JDBC_URL,
    RoleARN: 'arn:aws:iam::123456789012:role/delivery',
    SecretsManagerConfiguration: SECRET,
    CopyCommand: {
      DataTableName: 'access_log',
      DataTableColumns: 'time,status',
      CopyOptions: "JSON 'auto' GZIP",
    },
    S3Configuration: {
      BucketARN: 'arn:aws:s3:::lake',
      RoleARN: ROLE_ARN,
      Prefix: 'rows/',
      CompressionFormat: 'GZIP',
      BufferingHints: { SizeInMBs: 1, IntervalInSeconds: 60 },
      ...s3,
    },
    ...properties,
  };
}

function toRedshift(fixture: Fixture, configuration = loading()): Fixture {
  return fixture.create({
    DeliveryStreamType: 'KinesisStreamAsSource',
    KinesisStreamSourceConfiguration: { KinesisStreamARN: fixture.stream.streamArn },
    RedshiftDestinationConfiguration: configuration,
  });
}

/** The keys of the objects that a manifest lists. */
async function listed(fixture: Fixture, manifestKey: string): Promise<string[]> {
  const manifest = JSON.parse(String(await fixture.buckets.get('lake', manifestKey)));
  return manifest.entries.map(({ url, mandatory }: { url: string; mandatory: boolean }) => {
    expect(mandatory).toBe(true);
    return url.replace('s3://lake/', '');
  });
}

describe('RedshiftDestination', () => {
  test('has the warehouse load the rows that it wrote to the bucket', async () => {
    const fixture = toRedshift(new Fixture());
    fixture.stream.put('{"status":200}\n');
    await fixture.clock.advance(2 * MINUTE);
    const [manifest = ''] = await fixture.keys('rows/manifests/2026/01/01/00/');
    const [rows = ''] = await fixture.keys('rows/2026/01/01/00/');
    expect(fixture.copies).toMatchObject([
      {
        jdbcUrl: JDBC_URL,
        user: 'user of arn:secret',
        statement: `COPY access_log (time,status) FROM 's3://lake/${manifest}' CREDENTIALS 'aws_iam_role=arn:aws:iam::123456789012:role/delivery' MANIFEST JSON 'auto' GZIP`,
      },
    ]);
    expect(await listed(fixture, manifest)).toEqual([rows]);
    expect(await fixture.texts('rows/2026')).toEqual(['{"status":200}\n']);
    expect(fixture.context.seen.at(-1)).toMatchObject({
      type: 'copy',
      deliveryStream: NAME,
      table: 'access_log',
      rows: 7,
    });
    expect(fixture.sum('DeliveryToRedshift.Success')).toBe(1);
    expect(fixture.sum('DeliveryToRedshift.Records')).toBe(1);
    expect(fixture.sum('DeliveryToRedshift.Bytes')).toBe(15);
    expect(fixture.sum('DeliveryToS3.Records')).toBe(1);
    expect(fixture.room.pending()).toEqual([]);
  });

  test('names the user and leaves out what is not set', async () => {
    const command = { CopyCommand: { DataTableName: 't' }, SecretsManagerConfiguration: undefined, Username: 'loader' };
    const fixture = toRedshift(new Fixture(), loading(command, { CompressionFormat: 'UNCOMPRESSED' }));
    fixture.stream.put('x');
    await fixture.clock.advance(2 * MINUTE);
    expect(fixture.copies[0]?.user).toBe('loader');
    expect(fixture.copies[0]?.statement).toMatch(/^COPY t FROM '.*' CREDENTIALS '.*' MANIFEST$/);
  });

  test('repeats a COPY that fails every five minutes, and then loads all that came meanwhile at once', async () => {
    const fixture = toRedshift(new Fixture());
    fixture.copyFailure = new AwsError('42601', 'syntax error');
    fixture.stream.put('1');
    await fixture.clock.advance(2 * MINUTE);
    fixture.stream.put('2');
    await fixture.clock.advance(2 * MINUTE);
    fixture.stream.put('3');
    await fixture.clock.advance(4 * MINUTE);
    expect(fixture.copies.map(({ time }) => time - Date.UTC(2026, 0, 1))).toEqual([1 * MINUTE, 6 * MINUTE]);
    expect(new Set(fixture.copies.map(({ statement }) => statement)).size).toBe(1);
    expect(fixture.room.pending()).toEqual([`delivery stream ${NAME} has 3 objects to load into Redshift`]);
    expect(fixture.context.seen.filter(({ type }) => type === 'copy')).toMatchObject([
      { rows: 0, error: 'syntax error' },
      { rows: 0, error: 'syntax error' },
    ]);
    fixture.copyFailure = undefined;
    await fixture.clock.advance(5 * MINUTE);
    expect(fixture.copies).toHaveLength(4);
    const manifests = await fixture.keys('rows/manifests/');
    const lists = await Promise.all(manifests.map((manifest) => listed(fixture, manifest)));
    expect(lists.map(({ length }) => length).sort()).toEqual([1, 2]);
    expect(lists.flat().sort()).toEqual(await fixture.keys('rows/2026'));
    expect(fixture.sum('DeliveryToRedshift.Records')).toBe(3);
    expect(fixture.room.pending()).toEqual([]);
  });

  test('lists a batch that it had to skip, and says so', async () => {
    const fixture = toRedshift(new Fixture(), loading({ RetryOptions: { DurationInSeconds: 600 } }));
    fixture.copyFailure = new AwsError('42601', 'syntax error');
    fixture.stream.put('1');
    await fixture.clock.advance(20 * MINUTE);
    expect(fixture.copies).toHaveLength(3);
    const [manifest = ''] = await fixture.keys('rows/errors/manifests/2026/01/01/00/');
    expect(await listed(fixture, manifest)).toEqual(await fixture.keys('rows/2026'));
    expect(fixture.context.seen.at(-1)).toMatchObject({
      type: 'warning',
      message: `${NAME} skipped a COPY of 1 records: lake/${manifest} lists their objects`,
    });
    expect(fixture.room.pending()).toEqual([]);
  });

  test.each([
    [0, 1],
    [299, 1],
    [300, 2],
    [undefined, 13],
  ])('with a retry duration of %p seconds tries a COPY %i times', async (DurationInSeconds, attempts) => {
    const fixture = toRedshift(
      new Fixture(),
      loading({ RetryOptions: DurationInSeconds === undefined ? undefined : { DurationInSeconds } }),
    );
    fixture.copyFailure = new AwsError('42601', 'syntax error');
    fixture.stream.put('1');
    await fixture.clock.advance(70 * MINUTE);
    expect(fixture.copies).toHaveLength(attempts);
    expect(await fixture.keys('rows/errors/manifests/')).toHaveLength(1);
  });

  test('loads after a restart what was waiting, without reading it again', async () => {
    const first = toRedshift(new Fixture());
    first.copyFailure = new AwsError('08006', 'the warehouse is away');
    first.stream.put('1');
    await first.clock.advance(2 * MINUTE);
    const second = toRedshift(await first.restart());
    await second.clock.advance(2 * MINUTE);
    expect(second.copies).toHaveLength(1);
    expect(await second.keys('rows/2026')).toHaveLength(1);
  });

  test.each([
    [
      loading({ ClusterJDBCURL: undefined }),
      'ClusterJDBCURL must be jdbc:redshift://host:port/database, got undefined',
    ],
    [loading({ CopyCommand: {} }), 'DataTableName must be the name of a table, got undefined'],
    [
      loading({ CopyCommand: { DataTableName: 't', CopyOptions: 'CSV' } }),
      'CopyOptions must have GZIP when CompressionFormat is GZIP, got CSV',
    ],
    [loading({}, { Prefix: '!{timestamp:yyyy}/' }), 'S3Configuration.Prefix must be literal, got !{timestamp:yyyy}/'],
    [loading({}, { ErrorOutputPrefix: 'e/' }), 'S3Configuration.ErrorOutputPrefix must be left out, got e/'],
    [loading({ RoleARN: undefined }), 'RoleARN must be the ARN of a role, got undefined'],
    [
      loading({ ClusterJDBCURL: 'jdbc:mysql://host/logs' }),
      'ClusterJDBCURL must be jdbc:redshift://host:port/database, got jdbc:mysql://host/logs',
    ],
    [loading({ RetryOptions: { DurationInSeconds: 7201 } }), 'DurationInSeconds must be 0-7200, got 7201'],
    [
      loading({ SecretsManagerConfiguration: undefined }),
      'SecretsManagerConfiguration must name a secret when there is no Username, got neither',
    ],
  ])('refuses a configuration: %#', (configuration, message) => {
    expect(() => toRedshift(new Fixture(), configuration)).toThrow(message);
  });
});
