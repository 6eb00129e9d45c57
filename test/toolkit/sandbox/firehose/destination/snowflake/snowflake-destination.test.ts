import { createHash, createPublicKey, createVerify, generateKeyPairSync } from 'node:crypto';
import type { CollectedRequest } from '../../../../../../toolkit/collector/collected-request';
import type { CollectorReply } from '../../../../../../toolkit/collector/http-collector';
import { type Fixture, NAME, ROLE_ARN } from '../../fixture';
import { BACKUP_BUCKET, errorLines, fixtureWith, startCollector } from '../endpoint/delivering';

const MINUTE = 60_000;
const ADDRESS = 'xy12345.us-east-1.aws.snowflakecomputing.com';
const TABLE = 'SHOP.PUBLIC.CLICKS';
const FAILED = 'backup/snowflake-failed/2026/01/01/00/';
const CHANNEL = `${NAME}-shardId-000000000000`;
const PIPE = '/databases/SHOP/schemas/PUBLIC/pipes/CLICKS-STREAMING';
const FIRST = `${'1'.padStart(56, '0')}.0`;

const PASSPHRASE = 'open sesame';
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const PLAIN_KEY = privateKey.export({ format: 'pem', type: 'pkcs8' }) as string;
const ENCRYPTED_KEY = privateKey.export({
  ...{ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc' },
  passphrase: PASSPHRASE,
}) as string;

function toSnowflake(fixture: Fixture, configuration: Record<string, unknown> = {}): Fixture {
  return create(fixture, configuration, {
    DeliveryStreamType: 'KinesisStreamAsSource',
    KinesisStreamSourceConfiguration: { KinesisStreamARN: fixture.stream.streamArn },
  });
}

function create(fixture: Fixture, configuration: Record<string, unknown>, source: Record<string, unknown>): Fixture {
  return fixture.create({
    ...source,
    SnowflakeDestinationConfiguration: {
      AccountUrl: ADDRESS,
      Database: 'SHOP',
      Schema: 'PUBLIC',
      Table: 'CLICKS',
      User: 'loader',
      PrivateKey: PLAIN_KEY.replace(/-----[^-]+-----|\n/g, ''),
      RoleARN: ROLE_ARN,
      S3Configuration: BACKUP_BUCKET,
      ...configuration,
    },
  });
}

async function started(configuration: Record<string, unknown> = {}) {
  const collector = await startCollector();
  return { fixture: toSnowflake(fixtureWith({ [ADDRESS]: collector.url }), configuration), collector };
}

async function deliver(fixture: Fixture, ...records: string[]): Promise<void> {
  for (const record of records) fixture.stream.put(record);
  await fixture.clock.advance(10_000);
}

const isStatus = ({ path }: CollectedRequest) => path.endsWith(':bulk-channel-status');
const statusOf = (status: object): CollectorReply => ({
  status: 200,
  body: JSON.stringify({ channel_statuses: { [CHANNEL]: status } }),
});

function claims({ headers }: CollectedRequest): Record<string, unknown> {
  const [, token = ''] = (headers.authorization ?? '').split(' ');
  const [head = '', body = '', signature = ''] = token.split('.');
  const signed = createVerify('RSA-SHA256').update(`${head}.${body}`);
  expect(signed.verify(publicKey, signature, 'base64url')).toBe(true);
  return JSON.parse(Buffer.from(body, 'base64url').toString());
}

describe('Snowflake', () => {
  test('gets rows through a channel of the shard into the pipe of the table', async () => {
    const { fixture, collector } = await started();
    await deliver(fixture, '{"id":1}\n', '{"id":\n12345678901234567890}');
    const second = `${'2'.padStart(56, '0')}.0`;
    expect(collector.requests).toMatchObject([
      { method: 'PUT', path: `/v2/streaming${PIPE}/channels/${CHANNEL}`, body: '{}' },
      {
        method: 'POST',
        path: `/v2/streaming/data${PIPE}/channels/${CHANNEL}/rows?continuationToken=continuation-1&offsetToken=${second}`,
        headers: { 'content-type': 'application/x-ndjson', 'x-snowflake-authorization-token-type': 'KEYPAIR_JWT' },
        body: '{"id":1}\n{"id": 12345678901234567890}\n',
      },
      {
        method: 'POST',
        path: `/v2/streaming${PIPE}:bulk-channel-status`,
        headers: { 'content-type': 'application/json' },
        body: `{"channel_names":["${CHANNEL}"]}`,
      },
    ]);
    expect(collector.rows(TABLE)).toHaveLength(2);
    expect(fixture.room.pending()).toEqual([]);
  });

  test('is signed in to by the key of the user', async () => {
    const { fixture, collector } = await started();
    await deliver(fixture, '{}');
    const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
    const fingerprint = createHash('sha256').update(spki).digest('base64');
    const iat = Date.UTC(2026, 0, 1) / 1000 + 3;
    expect(claims(collector.requests[0] as CollectedRequest)).toEqual({
      iss: `XY12345.LOADER.SHA256:${fingerprint}`,
      sub: 'XY12345.LOADER',
      iat,
      exp: iat + 3_600,
    });
  });

  test.each([
    [{ private_key: PLAIN_KEY }],
    [{ private_key: ENCRYPTED_KEY.replace(/-----[^-]+-----|\n/g, ''), key_passphrase: PASSPHRASE }],
  ])('is signed in to as a secret says: %#', async (members) => {
    const SecretsManagerConfiguration = { Enabled: true, SecretARN: 'arn:secret' };
    const { fixture, collector } = await started({
      ...{ SecretsManagerConfiguration, User: undefined, PrivateKey: undefined },
    });
    fixture.secret = () => JSON.stringify({ user: 'robot', ...members });
    await deliver(fixture, '{}');
    expect(claims(collector.requests[0] as CollectedRequest).sub).toBe('XY12345.ROBOT');
  });

  test('is not called with a key that cannot be read, of which nothing is told', async () => {
    const { fixture, collector } = await started({ PrivateKey: 'hunter2'.repeat(40) });
    await deliver(fixture, '{}');
    await fixture.clock.advance(MINUTE);
    expect(collector.requests).toEqual([]);
    expect(await errorLines(fixture, FAILED)).toMatchObject([
      {
        errorCode: 'Snowflake.SecretsManagerParseError',
        errorMessage: 'the private key of the user cannot be read',
      },
    ]);
  });

  test('gets the record as one column, and where it came from as another', async () => {
    const columns = { ContentColumnName: 'CONTENT', MetaDataColumnName: 'METADATA' };
    const content = await started({ DataLoadingOption: 'VARIANT_CONTENT_MAPPING', ...columns });
    await deliver(content.fixture, '[1,2]');
    expect(content.collector.rows(TABLE)).toEqual([{ CONTENT: [1, 2] }]);

    const both = await started({ DataLoadingOption: 'VARIANT_CONTENT_AND_METADATA_MAPPING', ...columns });
    await deliver(both.fixture, '{"id":1}');
    expect(both.collector.rows(TABLE)).toEqual([
      {
        CONTENT: { id: 1 },
        METADATA: {
          kinesisStreamName: 'logs',
          kinesisShardId: 'shardId-000000000000',
          kinesisPartitionKey: 'key',
          kinesisSequenceNumber: '1'.padStart(56, '0'),
          subsequenceNumber: '0',
          IngestionTime: String(Date.UTC(2026, 0, 1)),
        },
      },
    ]);
  });

  test('knows of what was put directly only the delivery stream and the time', async () => {
    const collector = await startCollector();
    const configuration = {
      DataLoadingOption: 'VARIANT_CONTENT_AND_METADATA_MAPPING',
      ...{ ContentColumnName: 'CONTENT', MetaDataColumnName: 'METADATA' },
    };
    const fixture = create(fixtureWith({ [ADDRESS]: collector.url }), configuration, {});
    await fixture.putDirectly('{"id":1}');
    await fixture.clock.advance(10_000);
    const METADATA = { firehoseDeliveryStreamName: NAME, IngestionTime: String(Date.UTC(2026, 0, 1)) };
    expect(collector.rows(TABLE)).toEqual([{ CONTENT: { id: 1 }, METADATA }]);
  });

  test('is not sent what is no row, which goes to the bucket at once', async () => {
    const { fixture, collector } = await started();
    await deliver(fixture, 'no JSON', '{"id":1}', '[1]', '');
    expect(collector.rows(TABLE)).toEqual([{ id: 1 }]);
    const [first = {}, ...others] = await errorLines(fixture, FAILED);
    expect(first).toEqual({
      attemptsMade: 1,
      arrivalTimestamp: Date.UTC(2026, 0, 1),
      errorCode: 'Snowflake.InvalidRecord',
      errorMessage: 'The record is not JSON that the data loading option makes a row of.',
      attemptEndingTimestamp: expect.any(Number),
      rawData: Buffer.from('no JSON').toString('base64'),
    });
    expect(others.map(({ rawData }) => String(Buffer.from(rawData as string, 'base64')))).toEqual(['[1]', '']);
    expect(fixture.sum('DeliveryToSnowflake.Records')).toBe(1);
  });

  test('gets at most 16 MiB in a request', async () => {
    const { fixture, collector } = await started();
    const record = JSON.stringify({ fill: 'x'.repeat(1_000_000) });
    await deliver(fixture, ...Array(17).fill(record));
    const appended = collector.requests.filter(({ path }) => path.includes('/rows?'));
    expect(appended).toHaveLength(2);
    for (const { body } of appended) expect(body.length).toBeLessThanOrEqual(16 * 2 ** 20);
    expect(collector.rows(TABLE)).toHaveLength(17);
  });

  test('has got nothing before it has committed', async () => {
    const { fixture, collector } = await started();
    collector.answerBy((request) => (isStatus(request) ? statusOf({ last_committed_offset_token: null }) : undefined));
    await deliver(fixture, '{"id":1}');
    expect(fixture.sum('DeliveryToSnowflake.Records')).toBe(0);
    collector.answerBy((request) => (isStatus(request) ? statusOf({ last_committed_offset_token: FIRST }) : undefined));
    await fixture.clock.advance(2_000);
    expect(fixture.sum('DeliveryToSnowflake.Records')).toBe(1);
    expect(fixture.sum('DeliveryToSnowflake.DataCommitLatency')).toBeGreaterThan(7);
  });

  test('gets again what it does not commit within three minutes', async () => {
    const { fixture, collector } = await started({ RetryOptions: { DurationInSeconds: 0 } });
    collector.answerBy((request) => (isStatus(request) ? statusOf({}) : undefined));
    await deliver(fixture, '{"id":1}');
    await fixture.clock.advance(3 * MINUTE);
    expect(await errorLines(fixture, FAILED)).toMatchObject([{ errorCode: 'Snowflake.CommitTimeout' }]);
  });

  test('did not take all rows when it counts errors: none of them counts as delivered', async () => {
    const { fixture, collector } = await started();
    const status = { last_committed_offset_token: FIRST, rows_error_count: 1, last_error_message: 'extra column' };
    collector.answerBy((request) => (isStatus(request) ? statusOf(status) : undefined));
    await deliver(fixture, '{"id":1}');
    expect(await errorLines(fixture, FAILED)).toMatchObject([
      { errorCode: 'Snowflake.InvalidColumns', errorMessage: 'extra column', attemptsMade: 1 },
    ]);
  });

  test.each<[CollectorReply, string, number]>([
    [{ status: 503, body: 'later' }, 'Snowflake.503', 7],
    [{ status: 429, body: 'null' }, 'Snowflake.429', 7],
    [
      { status: 400, body: '{"code":"STALE_CONTINUATION_TOKEN_SEQUENCER"}' },
      'Snowflake.STALE_CONTINUATION_TOKEN_SEQUENCER',
      7,
    ],
    ['RESET', 'Snowflake.ConnectionReset', 7],
    [
      { status: 404, body: '{"code":"ERR_TABLE_DOES_NOT_EXIST_NOT_AUTHORIZED","message":"m"}' },
      'Snowflake.ERR_TABLE_DOES_NOT_EXIST_NOT_AUTHORIZED',
      1,
    ],
    [{ status: 401, body: '{"code":"390144"}' }, 'Snowflake.390144', 1],
  ])('is tried again only after what may pass: %j', async (reply, errorCode, attemptsMade) => {
    const { fixture, collector } = await started();
    collector.refuse(reply);
    await deliver(fixture, '{"id":1}');
    await fixture.clock.advance(MINUTE);
    expect(await errorLines(fixture, FAILED)).toMatchObject([{ errorCode, attemptsMade }]);
    expect(fixture.sum('DeliveryToSnowflake.Success')).toBe(0);
  });

  test('gets after a restart what it had not committed', async () => {
    const { fixture, collector } = await started();
    collector.refuse({ status: 503 });
    await deliver(fixture, '{"id":1}');
    const again = toSnowflake(await fixture.restart());
    collector.accept();
    await again.clock.advance(MINUTE);
    expect(collector.rows(TABLE)).toEqual([{ id: 1 }]);
  });

  test('is not sent to without a local endpoint', () => {
    expect(toSnowflake(fixtureWith({})).context.seen).toMatchObject([
      {
        type: 'warning',
        message: `App/Resource: SnowflakeDestinationConfiguration does not run here: give a local endpoint for ${ADDRESS} (--endpoint ${ADDRESS}=http://127.0.0.1:PORT)`,
      },
    ]);
  });

  test.each([
    [{ BufferingHints: { SizeInMBs: 128, IntervalInSeconds: 900 } }],
    [{ BufferingHints: { SizeInMBs: 1, IntervalInSeconds: 0 }, S3BackupMode: 'FailedDataOnly' }],
    [{ AccountUrl: `https://${ADDRESS}` }],
    [{ Database: 'd'.repeat(255), Schema: 's'.repeat(255), Table: 't'.repeat(255), User: 'u'.repeat(255) }],
  ])('takes the limits of the service: %#', (configuration) => {
    expect(() => toSnowflake(fixtureWith({ [ADDRESS]: 'http://127.0.0.1:1' }), configuration)).not.toThrow();
  });

  test.each<[Record<string, unknown>, string]>([
    [{ BufferingHints: { SizeInMBs: 129, IntervalInSeconds: 0 } }, 'SizeInMBs must be 1-128, got 129'],
    [{ AccountUrl: 'a.example' }, 'AccountUrl must be a URL on snowflakecomputing.com, got a.example'],
    [
      { AccountUrl: 'https://a.example/x.snowflakecomputing.com' },
      'AccountUrl must be a URL on snowflakecomputing.com, got https://a.example/x.snowflakecomputing.com',
    ],
    [{ Database: undefined }, 'Database must be 1-255 characters, got 0'],
    [{ Schema: 's'.repeat(256) }, 'Schema must be 1-255 characters, got 256'],
    [{ Table: '' }, 'Table must be 1-255 characters, got 0'],
    [{ RoleARN: undefined }, 'RoleARN must be the ARN of a role, got undefined'],
    [{ User: undefined }, 'User must be 1-255 characters, got 0'],
    [{ PrivateKey: 'short' }, 'PrivateKey must be 256-4096 characters, got 5'],
    [{ S3BackupMode: 'AllEvents' }, 'S3BackupMode must be FailedDataOnly or AllData, got AllEvents'],
    [
      { DataLoadingOption: 'CSV' },
      'DataLoadingOption must be JSON_MAPPING or VARIANT_CONTENT_MAPPING or VARIANT_CONTENT_AND_METADATA_MAPPING, got CSV',
    ],
    [{ DataLoadingOption: 'VARIANT_CONTENT_MAPPING' }, 'ContentColumnName must be 1-255 characters, got 0'],
    [
      { DataLoadingOption: 'VARIANT_CONTENT_AND_METADATA_MAPPING', ContentColumnName: 'C' },
      'MetaDataColumnName must be 1-255 characters, got 0',
    ],
  ])('refuses a configuration: %#', (configuration, message) => {
    const refused = () => toSnowflake(fixtureWith({ [ADDRESS]: 'http://127.0.0.1:1' }), configuration);
    expect(refused).toThrow(new Error(message));
  });
});
