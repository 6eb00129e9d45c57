import type { CollectedRequest } from '../../../../../../toolkit/collector/collected-request';
import type { HttpCollector } from '../../../../../../toolkit/collector/http-collector';
import { type Fixture, lambda, NAME, ROLE_ARN } from '../../fixture';
import { BACKUP_BUCKET, errorLines, fixtureWith, startCollector } from '../endpoint/delivering';

const MINUTE = 60_000;
const ADDRESS = 'https://collector.example.com/v1/input?tag=a';
const LOGGING = { Enabled: true, LogGroupName: 'errors', LogStreamName: 'delivery' };
const JSON_TYPE = { 'Content-Type': 'application/json' };
const SECRET_ARN = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:key-abcdef';
const FAILED = 'backup/http-endpoint-failed/2026/01/01/00/';

function toHttp(fixture: Fixture, configuration: Record<string, unknown> = {}): Fixture {
  return fixture.create({
    DeliveryStreamType: 'KinesisStreamAsSource',
    KinesisStreamSourceConfiguration: { KinesisStreamARN: fixture.stream.streamArn },
    HttpEndpointDestinationConfiguration: {
      EndpointConfiguration: { Url: ADDRESS },
      BufferingHints: { SizeInMBs: 1, IntervalInSeconds: 60 },
      CloudWatchLoggingOptions: LOGGING,
      S3Configuration: BACKUP_BUCKET,
      ...configuration,
    },
  });
}

async function started(configuration: Record<string, unknown> = {}) {
  const collector = await startCollector();
  const fixture = toHttp(fixtureWith({ 'https://collector.example.com': collector.url }), configuration);
  return { fixture, collector };
}

/** One record, put and given a minute to be delivered, and as much more. */
async function deliverOne(fixture: Fixture, moreMs = 0): Promise<void> {
  fixture.stream.put('one');
  await fixture.clock.advance(MINUTE + moreMs);
}

/** When each request was sent, in seconds since the first. */
function secondsOf(collector: HttpCollector): number[] {
  const times = collector.requests.map(({ body }) => JSON.parse(body).timestamp as number);
  return times.map((time) => (time - (times[0] ?? 0)) / 1000);
}

function loggedCodes(fixture: Fixture): string[] {
  return [...new Set(fixture.logs.map((line) => JSON.parse(line.slice(line.indexOf('{'))).errorCode))];
}

describe('an HTTP endpoint', () => {
  test('gets records in the protocol of the service', async () => {
    const { fixture, collector } = await started();
    fixture.stream.put('one');
    fixture.stream.put('');
    await fixture.clock.advance(MINUTE);
    expect(collector.requests).toHaveLength(1);
    const { method, path, headers, body } = collector.requests[0] as CollectedRequest;
    const { requestId, timestamp, records } = JSON.parse(body);
    expect({ method, path }).toEqual({ method: 'POST', path: '/v1/input?tag=a' });
    expect(headers).toEqual({
      connection: 'close',
      'content-length': String(body.length),
      'content-type': 'application/json',
      host: new URL(collector.url).host,
      'x-amz-firehose-protocol-version': '1.0',
      'x-amz-firehose-request-id': requestId,
      'x-amz-firehose-source-arn': 'arn:aws:firehose:us-east-1:123456789012:deliverystream/to-lake',
    });
    expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(timestamp).toBe(Date.UTC(2026, 0, 1, 0, 1));
    expect(records).toEqual([{ data: 'b25l' }, { data: '' }]);
    expect(collector.records).toEqual(['one', '']);
    expect(fixture.room.pending()).toEqual([]);
    expect(await fixture.keys()).toEqual([]);
  });

  test('gets the key and the attributes of the template, compressed where it is told to', async () => {
    const { fixture, collector } = await started({
      EndpointConfiguration: { Url: ADDRESS, AccessKey: 'open sesame' },
      RequestConfiguration: {
        ContentEncoding: 'GZIP',
        CommonAttributes: [
          { AttributeName: 'stage', AttributeValue: 'prod' },
          { AttributeName: 'city', AttributeValue: 'Zürich' },
        ],
      },
    });
    await deliverOne(fixture);
    const { headers } = collector.requests[0] as CollectedRequest;
    expect(headers).toMatchObject({ 'content-encoding': 'gzip', 'x-amz-firehose-access-key': 'open sesame' });
    const attributes = Buffer.from(headers['x-amz-firehose-common-attributes'] ?? '', 'latin1').toString();
    expect(attributes).toBe('{"commonAttributes":{"stage":"prod","city":"Zürich"}}');
    expect(collector.records).toEqual(['one']);
  });

  test('gets the key of a secret, read anew for each attempt', async () => {
    const { fixture, collector } = await started({
      EndpointConfiguration: { Url: ADDRESS, AccessKey: 'not this one' },
      SecretsManagerConfiguration: { Enabled: true, SecretARN: SECRET_ARN, RoleARN: ROLE_ARN },
    });
    let key = 'first';
    fixture.secret = (arn) => JSON.stringify({ api_key: `${key} of ${arn}` });
    collector.refuse({ status: 401 }, 1);
    await deliverOne(fixture);
    key = 'second';
    await fixture.clock.advance(MINUTE);
    const keys = collector.requests.map(({ headers }) => headers['x-amz-firehose-access-key']);
    expect(keys).toEqual([`first of ${SECRET_ARN}`, `second of ${SECRET_ARN}`]);
  });

  test.each([
    ['hunter2', 'must be a JSON object with the text api_key'],
    ['null', 'must be a JSON object with the text api_key'],
    ['{"api_key":7}', 'must be a JSON object with the text api_key'],
  ])('gets nothing while the secret is %s, of which nothing is told', async (secret, message) => {
    const SecretsManagerConfiguration = { Enabled: 'true', SecretARN: SECRET_ARN };
    const { fixture, collector } = await started({
      SecretsManagerConfiguration,
      RetryOptions: { DurationInSeconds: 0 },
    });
    fixture.secret = () => secret;
    await deliverOne(fixture);
    expect(collector.requests).toEqual([]);
    expect(await errorLines(fixture, FAILED)).toMatchObject([
      { errorCode: 'HttpEndpoint.SecretsManagerParseError', errorMessage: `the secret ${SECRET_ARN} ${message}` },
    ]);
    expect(fixture.logs.join()).not.toContain('hunter2');
  });

  test('gets nothing while the secret cannot be read', async () => {
    const SecretsManagerConfiguration = { Enabled: true, SecretARN: SECRET_ARN };
    const { fixture, collector } = await started({ SecretsManagerConfiguration });
    fixture.secret = () => {
      throw new Error('not found');
    };
    await deliverOne(fixture);
    expect(loggedCodes(fixture)).toEqual(['HttpEndpoint.SecretsManagerParseError']);
    fixture.secret = () => '{"api_key":"k"}';
    await fixture.clock.advance(MINUTE);
    expect(collector.records).toEqual(['one']);
  });

  test('gets nothing that no header can carry', async () => {
    const { fixture } = await started({ EndpointConfiguration: { Url: ADDRESS, AccessKey: 'two\nlines' } });
    await deliverOne(fixture);
    expect(loggedCodes(fixture)).toEqual(['HttpEndpoint.MakeRequestFailure']);
  });

  test('gets at most 10,000 records in a request', async () => {
    const { fixture, collector } = await started();
    for (let i = 0; i < 10_001; i++) fixture.stream.put('x');
    await fixture.clock.advance(2 * MINUTE);
    expect(collector.requests.map(({ body }) => JSON.parse(body).records.length)).toEqual([10_000, 1]);
    expect(new Set(collector.requests.map(({ headers }) => headers['x-amz-firehose-request-id'])).size).toBe(2);
  });

  test('is tried again, later each time, until the retry duration is over', async () => {
    const { fixture, collector } = await started({ RetryOptions: { DurationInSeconds: '600' } });
    collector.refuse({ status: 503, headers: JSON_TYPE, body: '{"errorMessage":"later"}' });
    await deliverOne(fixture, 10 * MINUTE);
    const times = secondsOf(collector);
    const delays = times.slice(1).map((time, i) => time - (times[i] ?? 0));
    const expected = [1, 2, 4, 8, 16, 32, 64, 120, 120, 120];
    for (const [i, delay] of expected.entries()) {
      expect(delays[i]).toBeGreaterThanOrEqual(0.85 * delay);
      expect(delays[i]).toBeLessThanOrEqual(1.15 * delay);
    }
    expect(delays.slice(0, 3)).not.toEqual([1, 2, 4]);
    expect(times.at(-1)).toBeCloseTo(600, 2);
    expect(new Set(collector.requests.map(({ headers }) => headers['x-amz-firehose-request-id'])).size).toBe(1);
    const [key = ''] = await fixture.keys(FAILED);
    expect(key).toMatch(/to-lake-1-2026-01-01-00-00-00-[0-9a-f-]{36}$/);
    expect(await fixture.texts(FAILED)).toEqual([
      `${JSON.stringify({
        attemptsMade: collector.requests.length,
        arrivalTimestamp: Date.UTC(2026, 0, 1),
        errorCode: 'HttpEndpoint.DestinationException',
        errorMessage:
          'The following response was received from the endpoint destination. 503: {"errorMessage":"later"}',
        attemptEndingTimestamp: Date.UTC(2026, 0, 1, 0, 11),
        rawData: 'b25l',
        subsequenceNumber: 0,
        dataId: `${'1'.padStart(56, '0')}.0`,
      })}\n`,
    ]);
    expect(fixture.logs[0]).toBe(
      `errors delivery ${JSON.stringify({
        deliveryStreamARN: 'arn:aws:firehose:us-east-1:123456789012:deliverystream/to-lake',
        destination: ADDRESS,
        deliveryStreamVersionId: 1,
        message: 'The following response was received from the endpoint destination. 503: {"errorMessage":"later"}',
        errorCode: 'HttpEndpoint.DestinationException',
      })}`,
    );
    expect(fixture.room.pending()).toEqual([]);
  });

  test('is tried for five minutes by default, and once where there are no retries', async () => {
    const patient = await started();
    patient.collector.refuse({ status: 500 });
    await deliverOne(patient.fixture, 10 * MINUTE);
    expect(secondsOf(patient.collector).at(-1)).toBeCloseTo(300, 2);
    const impatient = await started({ RetryOptions: { DurationInSeconds: 0 } });
    impatient.collector.refuse({ status: 500 });
    await deliverOne(impatient.fixture);
    expect(impatient.collector.requests).toHaveLength(1);
    expect(await impatient.fixture.keys(FAILED)).toHaveLength(1);
  });

  const id = (request: CollectedRequest) => JSON.parse(request.body).requestId as string;
  const answer = (headers: Record<string, string>, body: object | string) => ({
    status: 200,
    headers: { 'Content-Length': String(Buffer.byteLength(text(body))), ...headers },
    body: text(body),
  });
  const text = (body: object | string) => (typeof body === 'string' ? body : JSON.stringify(body));

  test.each<
    [string, (request: CollectedRequest) => { status: number; headers?: Record<string, string>; body?: string }]
  >([
    ['no type', (request) => answer({}, { requestId: id(request), timestamp: 1 })],
    ['another type', (request) => answer({ 'Content-Type': 'text/json' }, { requestId: id(request), timestamp: 1 })],
    [
      'an encoding',
      (request) => answer({ ...JSON_TYPE, 'Content-Encoding': 'identity' }, { requestId: id(request), timestamp: 1 }),
    ],
    [
      'no length',
      (request) => ({ status: 200, headers: JSON_TYPE, body: text({ requestId: id(request), timestamp: 1 }) }),
    ],
    ['the id of another request', () => answer(JSON_TYPE, { requestId: 'other', timestamp: 1 })],
    ['a time as text', (request) => answer(JSON_TYPE, { requestId: id(request), timestamp: '1' })],
    ['no time', (request) => answer(JSON_TYPE, { requestId: id(request) })],
    [
      'an endless error message',
      (request) => answer(JSON_TYPE, { requestId: id(request), timestamp: 1, errorMessage: 'x'.repeat(8_193) }),
    ],
    ['no object', () => answer(JSON_TYPE, 'null')],
    ['no JSON', () => answer(JSON_TYPE, 'OK')],
    ['nothing', () => ({ status: 200 })],
    ['a redirection', () => ({ status: 302, headers: { Location: '/' } })],
  ])('has not taken what it answers with %s', async (_, reply) => {
    const { fixture, collector } = await started();
    collector.answerBy(reply);
    await deliverOne(fixture);
    expect(loggedCodes(fixture)).toEqual(['HttpEndpoint.InvalidResponseFromDestination']);
    collector.accept();
    await fixture.clock.advance(MINUTE);
    expect(collector.records).toEqual(['one']);
  });

  test.each([
    ['parameters of the type', { 'Content-Type': 'application/json; charset=utf-8' }, {}],
    ['an error message', JSON_TYPE, { errorMessage: 'x'.repeat(8_192) }],
    ['more than it must', JSON_TYPE, { server: 'a' }],
  ])('has taken what it answers with %s', async (_, headers, more) => {
    const { fixture, collector } = await started();
    collector.answerBy((request) => answer(headers, { requestId: id(request), timestamp: 1, ...more }));
    await deliverOne(fixture, MINUTE);
    expect(collector.requests).toHaveLength(1);
    expect(fixture.logs).toEqual([]);
  });

  test.each([204, 201, 400, 403, 429, 500])('has not taken what it answers with status %i', async (status) => {
    const { fixture, collector } = await started();
    collector.refuse({ status, headers: JSON_TYPE }, 1);
    await deliverOne(fixture, MINUTE);
    expect(loggedCodes(fixture)).toEqual(['HttpEndpoint.DestinationException']);
    expect(collector.records).toEqual(['one']);
  });

  test('loses for good what it finds too large, which is told', async () => {
    const { fixture, collector } = await started();
    collector.refuse({ status: 413 });
    await deliverOne(fixture, 10 * MINUTE);
    expect(collector.requests).toHaveLength(1);
    expect(await fixture.keys()).toEqual([]);
    expect(fixture.context.seen).toMatchObject([
      {
        type: 'warning',
        message: `${NAME} lost 1 records: ${ADDRESS} refused them for good, and such are not backed up`,
      },
    ]);
    expect(fixture.room.pending()).toEqual([]);
  });

  test('has its answer cut at a megabyte', async () => {
    const { fixture, collector } = await started();
    collector.answerBy((request) =>
      answer(JSON_TYPE, { requestId: id(request), timestamp: 1, fill: 'x'.repeat(2 ** 20) }),
    );
    await deliverOne(fixture);
    expect(loggedCodes(fixture)).toEqual(['HttpEndpoint.ResponseTooLarge']);
  });

  test('counts as not connected, or as closing the connection', async () => {
    const { fixture, collector } = await started();
    collector.refuse('RESET');
    await deliverOne(fixture);
    expect(loggedCodes(fixture)).toEqual(['HttpEndpoint.ConnectionReset']);
    await collector.close();
    await fixture.clock.advance(MINUTE);
    expect(loggedCodes(fixture)).toEqual(['HttpEndpoint.ConnectionReset', 'HttpEndpoint.ConnectionFailed']);
  });

  test('is measured', async () => {
    const { fixture, collector } = await started();
    collector.refuse({ status: 500 }, 1);
    fixture.stream.put('one');
    await fixture.clock.advance(MINUTE / 2);
    fixture.stream.put('three');
    await fixture.clock.advance(MINUTE);
    expect(fixture.sum('DeliveryToHttpEndpoint.Records')).toBe(2);
    expect(fixture.sum('DeliveryToHttpEndpoint.Bytes')).toBe(8);
    expect(fixture.sum('DeliveryToHttpEndpoint.ProcessedRecords')).toBe(4);
    expect(fixture.sum('DeliveryToHttpEndpoint.ProcessedBytes')).toBe(16);
    const samples = (name: string) => fixture.samples.filter((sample) => sample.name === name);
    expect(samples('DeliveryToHttpEndpoint.Success')).toMatchObject([
      { value: 0, count: 1 },
      { value: 1, count: 1 },
    ]);
    const [, delivered] = samples('DeliveryToHttpEndpoint.DataFreshness');
    expect(delivered).toMatchObject({ unit: 'Seconds', dimensions: { DeliveryStreamName: NAME } });
    expect(delivered?.value).toBeGreaterThan(60.8);
    expect(delivered?.value).toBeLessThan(61.2);
    expect(samples('DeliveryToS3.DataFreshness')).toEqual([]);
    expect(fixture.context.seen).toMatchObject([
      { type: 'request-delivered', deliveryStream: NAME, endpoint: ADDRESS, records: 2, bytes: 8 },
    ]);
  });

  test('has every record in its bucket, where all data is backed up', async () => {
    const bucket = {
      ...BACKUP_BUCKET,
      CompressionFormat: 'GZIP',
      BufferingHints: { SizeInMBs: 1, IntervalInSeconds: 60 },
    };
    const { fixture, collector } = await started({ S3BackupMode: 'AllData', S3Configuration: bucket });
    await deliverOne(fixture, MINUTE);
    expect(collector.records).toEqual(['one']);
    expect(await fixture.texts('backup/2026/01/01/00/')).toEqual(['one']);
    expect(fixture.sum('BackupToS3.Records')).toBe(1);
  });

  test('is not sent what processing failed, which goes to the bucket', async () => {
    const { fixture, collector } = await started({ ProcessingConfiguration: lambda() });
    fixture.transform = ({ records }) => ({
      records: records.map(({ recordId, data }, i) => ({
        recordId,
        result: i === 0 ? 'ProcessingFailed' : 'Ok',
        data,
      })),
    });
    fixture.stream.put('bad');
    fixture.stream.put('good');
    await fixture.clock.advance(3 * MINUTE);
    expect(collector.records).toEqual(['good']);
    expect(await errorLines(fixture, 'backup/processing-failed/')).toMatchObject([
      { rawData: Buffer.from('bad').toString('base64'), errorCode: 'Lambda.ProcessingFailedStatus' },
    ]);
  });

  test('holds delivery up while neither it nor the bucket takes anything, and goes on when it does', async () => {
    const S3Configuration = { ...BACKUP_BUCKET, BucketARN: 'arn:aws:s3:::absent' };
    const { fixture, collector } = await started({ S3Configuration, RetryOptions: { DurationInSeconds: 10 } });
    collector.refuse({ status: 503 });
    const put = async (records: number) => {
      for (let i = 0; i < records; i++) fixture.stream.put('x'.repeat(2 ** 20));
      await fixture.clock.advance(5 * MINUTE);
    };
    await put(1);
    await put(2);
    const { reads } = fixture.stream;
    await put(2);
    expect(fixture.stream.reads).toBe(reads);
    expect(fixture.sum('DeliveryToS3.Success') + fixture.sum('DeliveryToHttpEndpoint.Success')).toBe(0);
    collector.accept();
    await fixture.clock.advance(5 * MINUTE);
    expect(collector.records.map(({ length }) => length)).toEqual(Array(5).fill(2 ** 20));
    expect(fixture.room.pending()).toEqual([]);
  });

  test('leaves records to the bucket as soon as that takes them', async () => {
    const S3Configuration = { ...BACKUP_BUCKET, BucketARN: 'arn:aws:s3:::late' };
    const { fixture, collector } = await started({ S3Configuration, RetryOptions: { DurationInSeconds: 10 } });
    collector.refuse({ status: 503 });
    await deliverOne(fixture, 5 * MINUTE);
    fixture.addBucket('late');
    await fixture.clock.advance(2 * MINUTE);
    expect(await fixture.keys(FAILED, 'late')).toHaveLength(1);
    expect(fixture.room.pending()).toEqual([]);
  });

  test('loses what the stream no longer holds, which is told', async () => {
    const S3Configuration = { ...BACKUP_BUCKET, BucketARN: 'arn:aws:s3:::absent' };
    const { fixture, collector } = await started({ S3Configuration });
    fixture.stream.retentionMs = 60 * MINUTE;
    collector.refuse({ status: 503 });
    await deliverOne(fixture, 61 * MINUTE);
    expect(fixture.context.seen).toMatchObject([
      {
        type: 'warning',
        message: expect.stringMatching(
          /^to-lake lost 1 records: absent\/backup\/http-endpoint-failed\/.* could not be written while the source held them$/,
        ),
      },
    ]);
  });

  test('gets after a restart what it had not taken, and nothing twice', async () => {
    const { fixture, collector } = await started();
    await deliverOne(fixture);
    collector.refuse({ status: 503 });
    fixture.stream.put('two');
    await fixture.clock.advance(2 * MINUTE);
    const again = toHttp(await fixture.restart());
    collector.accept();
    await again.clock.advance(2 * MINUTE);
    expect(collector.records).toEqual(['one', 'two']);
    expect(await again.keys()).toEqual([]);
  });

  test('is not sent to without a local endpoint: its stream is not read, and that is told', async () => {
    const fixture = toHttp(fixtureWith({ 'https://other.example.com': 'http://127.0.0.1:1' }));
    await deliverOne(fixture, 10 * MINUTE);
    expect(fixture.stream.reads).toBe(0);
    expect(fixture.context.seen.map((event) => event.type === 'warning' && event.message)).toEqual([
      `App/Resource: HttpEndpointDestinationConfiguration does not run here: give a local endpoint for ${ADDRESS} (--endpoint ${ADDRESS}=http://127.0.0.1:PORT)`,
      'endpoints: no delivery stream delivers to https://other.example.com',
    ]);
  });

  const attributes = (count: number, name = 'n', value = 'v') => ({
    CommonAttributes: Array.from({ length: count }, () => ({ AttributeName: name, AttributeValue: value })),
  });
  const longUrl = (length: number) => `https://a.example/${'x'.repeat(length - 18)}`;

  test.each<[Record<string, unknown>]>([
    [{ BufferingHints: { SizeInMBs: 64, IntervalInSeconds: 900 } }],
    [{ BufferingHints: { SizeInMBs: 1, IntervalInSeconds: 0 } }],
    [{ RetryOptions: { DurationInSeconds: 7_200 } }],
    [{ EndpointConfiguration: { Url: longUrl(1_000) } }],
    [{ EndpointConfiguration: { Url: 'https://collector.example.com:443/', AccessKey: 'k'.repeat(4_096) } }],
    [{ RequestConfiguration: attributes(50, 'n'.repeat(256), 'v'.repeat(1_024)) }],
    [{ RequestConfiguration: { ContentEncoding: 'NONE', ...attributes(1, 'n', '') } }],
    [{ S3BackupMode: 'FailedDataOnly' }],
  ])('takes the limits of the service: %#', (configuration) => {
    const endpoints = { 'collector.example.com': 'http://localhost:1', 'https://a.example': 'https://[::1]:1' };
    expect(() => toHttp(fixtureWith(endpoints), configuration)).not.toThrow();
  });

  test.each<[Record<string, unknown>, string]>([
    [{ BufferingHints: { SizeInMBs: 65, IntervalInSeconds: 60 } }, 'SizeInMBs must be 1-64, got 65'],
    [{ BufferingHints: { SizeInMBs: 1, IntervalInSeconds: 901 } }, 'IntervalInSeconds must be 0-900, got 901'],
    [{ RetryOptions: { DurationInSeconds: 7_201 } }, 'RetryOptions.DurationInSeconds must be 0-7200, got 7201'],
    [{ EndpointConfiguration: undefined }, 'EndpointConfiguration.Url must be an https URL on port 443, got '],
    [
      { EndpointConfiguration: { Url: 'http://a.example' } },
      'EndpointConfiguration.Url must be an https URL on port 443, got http://a.example',
    ],
    [
      { EndpointConfiguration: { Url: 'https://a.example:8443' } },
      'EndpointConfiguration.Url must be an https URL on port 443, got https://a.example:8443',
    ],
    [
      { EndpointConfiguration: { Url: longUrl(1_001) } },
      'EndpointConfiguration.Url must be 1-1000 characters, got 1001',
    ],
    [
      { EndpointConfiguration: { Url: ADDRESS, AccessKey: 'k'.repeat(4_097) } },
      'EndpointConfiguration.AccessKey must be 0-4096 characters, got 4097',
    ],
    [{ RequestConfiguration: attributes(51) }, 'RequestConfiguration.CommonAttributes must be at most 50, got 51'],
    [{ RequestConfiguration: attributes(1, '') }, 'AttributeName must be 1-256 characters, got 0'],
    [{ RequestConfiguration: attributes(1, 'n'.repeat(257)) }, 'AttributeName must be 1-256 characters, got 257'],
    [
      { RequestConfiguration: attributes(1, 'n', 'v'.repeat(1_025)) },
      'AttributeValue of n must be 0-1024 characters, got 1025',
    ],
    [
      { RequestConfiguration: { ContentEncoding: 'ZIP' } },
      'RequestConfiguration.ContentEncoding must be NONE or GZIP, got ZIP',
    ],
    [{ S3BackupMode: 'Enabled' }, 'S3BackupMode must be FailedDataOnly or AllData, got Enabled'],
    [{ S3Configuration: undefined }, 'S3Configuration must be set, got undefined'],
    [
      { SecretsManagerConfiguration: { Enabled: true } },
      'SecretsManagerConfiguration.SecretARN must be the ARN of a secret, got undefined',
    ],
  ])('refuses a configuration: %#', (configuration, message) => {
    const create = () => toHttp(fixtureWith({ 'collector.example.com': 'http://127.0.0.1:1' }), configuration);
    expect(create).toThrow(new Error(message));
  });
});
