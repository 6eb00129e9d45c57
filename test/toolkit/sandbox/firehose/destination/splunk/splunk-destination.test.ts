import type { CollectedRequest } from '../../../../../../toolkit/collector/collected-request';
import type { CollectorReply, HttpCollector } from '../../../../../../toolkit/collector/http-collector';
import { type Fixture, ROLE_ARN } from '../../fixture';
import { BACKUP_BUCKET, errorLines, fixtureWith, startCollector } from '../endpoint/delivering';

const MINUTE = 60_000;
const ADDRESS = 'https://http-inputs.splunk.example.com:8088';
const SECRET_ARN = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:hec-abcdef';
const FAILED = 'backup/splunk-failed/2026/01/01/00/';
const TOKEN = '12345678-1234-1234-1234-123456789012';

function toSplunk(fixture: Fixture, configuration: Record<string, unknown> = {}): Fixture {
  return fixture.create({
    DeliveryStreamType: 'KinesisStreamAsSource',
    KinesisStreamSourceConfiguration: { KinesisStreamARN: fixture.stream.streamArn },
    SplunkDestinationConfiguration: {
      HECEndpoint: ADDRESS,
      HECEndpointType: 'Raw',
      HECToken: TOKEN,
      S3Configuration: BACKUP_BUCKET,
      ...configuration,
    },
  });
}

async function started(configuration: Record<string, unknown> = {}) {
  const collector = await startCollector();
  return { fixture: toSplunk(fixtureWith({ [ADDRESS]: collector.url }), configuration), collector };
}

async function deliver(fixture: Fixture, ...records: string[]): Promise<void> {
  for (const record of records) fixture.stream.put(record);
  await fixture.clock.advance(MINUTE + 10_000);
}

const isAcknowledgment = ({ path }: CollectedRequest) => path.startsWith('/services/collector/ack');
const unacknowledged = (request: CollectedRequest): CollectorReply | undefined =>
  isAcknowledgment(request) ? { status: 200, body: '{"acks":{"0":false}}' } : undefined;

function sendings(collector: HttpCollector): readonly CollectedRequest[] {
  return collector.requests.filter((request) => !isAcknowledgment(request));
}

describe('Splunk', () => {
  test('gets raw events of a batch together, and is asked for their acknowledgment in the same channel', async () => {
    const { fixture, collector } = await started();
    await deliver(fixture, 'one\n', 'two\n');
    const [sent, asked] = collector.requests as [CollectedRequest, CollectedRequest];
    const channel = sent.headers['x-splunk-request-channel'];
    expect(channel).toMatch(/^[0-9a-f-]{36}$/);
    expect(sent).toMatchObject({
      method: 'POST',
      path: `/services/collector/raw?channel=${channel}`,
      headers: { authorization: `Splunk ${TOKEN}` },
      body: 'one\ntwo\n',
    });
    expect(asked).toMatchObject({
      method: 'POST',
      path: `/services/collector/ack?channel=${channel}`,
      headers: { authorization: `Splunk ${TOKEN}`, 'x-splunk-request-channel': channel },
      body: '{"acks":[0]}',
    });
    expect(collector.events).toEqual(['one\ntwo\n']);
    expect(fixture.room.pending()).toEqual([]);
  });

  test('gets events as the template says, with a delimiter between them', async () => {
    const ProcessingConfiguration = { Enabled: true, Processors: [{ Type: 'AppendDelimiterToRecord' }] };
    const { fixture, collector } = await started({ HECEndpointType: 'Event', ProcessingConfiguration });
    await deliver(fixture, '{"event":1}', '{"event":2}');
    expect(collector.requests[0]?.path).toMatch(/^\/services\/collector\/event\?channel=/);
    expect(collector.events).toEqual(['{"event":1}\n{"event":2}']);
  });

  test('gets the token of a secret', async () => {
    const SecretsManagerConfiguration = { Enabled: true, SecretARN: SECRET_ARN, RoleARN: ROLE_ARN };
    const { fixture, collector } = await started({ HECToken: undefined, SecretsManagerConfiguration });
    fixture.secret = (arn) => JSON.stringify({ hec_token: `token of ${arn}` });
    await deliver(fixture, 'one');
    expect(collector.requests[0]?.headers.authorization).toBe(`Splunk token of ${SECRET_ARN}`);
  });

  test('has got nothing before it acknowledges, and is asked every five seconds', async () => {
    const { fixture, collector } = await started();
    collector.answerBy(unacknowledged);
    await deliver(fixture, 'one');
    await fixture.clock.advance(20_000);
    expect(sendings(collector)).toHaveLength(1);
    expect(collector.requests).toHaveLength(7);
    expect(fixture.sum('DeliveryToSplunk.Records')).toBe(0);
    expect(fixture.room.pending()).toEqual(['delivery stream to-lake holds 1 records']);
    collector.accept();
    await fixture.clock.advance(5_000);
    expect(fixture.room.pending()).toEqual([]);
    expect(fixture.sum('DeliveryToSplunk.Records')).toBe(1);
    expect(fixture.sum('DeliveryToSplunk.Bytes')).toBe(3);
    expect(fixture.sum('DeliveryToSplunk.DataAckLatency')).toBe(35);
    expect(fixture.samples.filter(({ name }) => name === 'DeliveryToSplunk.Success')).toMatchObject([
      { value: 1, count: 1 },
    ]);
  });

  test('gets an event again that it did not acknowledge in time; waiting takes nothing from the retry duration', async () => {
    const { fixture, collector } = await started({
      HECAcknowledgmentTimeoutInSeconds: '300',
      RetryOptions: { DurationInSeconds: 2 },
    });
    collector.answerBy(unacknowledged);
    await deliver(fixture, 'one');
    await fixture.clock.advance(20 * MINUTE);
    expect(sendings(collector)).toHaveLength(3);
    expect(await fixture.texts(FAILED)).toEqual([
      `${JSON.stringify({
        attemptsMade: 3,
        arrivalTimestamp: Date.UTC(2026, 0, 1),
        errorCode: 'Splunk.AckTimeout',
        errorMessage: 'Did not receive an acknowledgement from HEC before the HEC acknowledgement timeout expired.',
        attemptEndingTimestamp: Date.UTC(2026, 0, 1, 0, 16, 2),
        rawData: Buffer.from('one').toString('base64'),
        EventId: `${'1'.padStart(56, '0')}.0`,
        subsequenceNumber: 0,
      })}\n`,
    ]);
  });

  test('has three minutes to acknowledge by default', async () => {
    const { fixture, collector } = await started({ RetryOptions: { DurationInSeconds: 0 } });
    collector.answerBy(unacknowledged);
    fixture.stream.put('one');
    await fixture.clock.advance(4 * MINUTE - 1);
    expect(await fixture.keys()).toEqual([]);
    await fixture.clock.advance(1);
    expect(await fixture.keys(FAILED)).toHaveLength(1);
  });

  test.each<[string, CollectorReply]>([
    ['Splunk.DisabledToken', { status: 403, body: '{"text":"Token disabled","code":1}' }],
    ['Splunk.InvalidToken', { status: 401, body: '{"code":3}' }],
    ['Splunk.InvalidToken', { status: 403 }],
    ['Splunk.InvalidDataFormat', { status: 400, body: '{"code":6}' }],
    ['Splunk.InvalidIndex', { status: 400, body: '{"code":7}' }],
    ['Splunk.ServerError', { status: 500, body: '{"code":8}' }],
    ['Splunk.IndexerBusy', { status: 503, body: '{"code":9}' }],
    ['Splunk.DisabledAck', { status: 400, body: '{"code":14}' }],
    ['Splunk.DisabledAck', { status: 200, body: '{"text":"Success","code":0}' }],
    ['Splunk.InvalidEndpoint', { status: 404, body: 'not here' }],
    ['Splunk.ServerError', { status: 200, body: 'OK' }],
    ['Splunk.ServerError', { status: 502, body: 'null' }],
    ['Splunk.ConnectionClosed', 'RESET'],
  ])('has not taken what ends in %s: %j', async (code, reply) => {
    const { fixture, collector } = await started({ RetryOptions: { DurationInSeconds: 0 } });
    collector.refuse(reply);
    await deliver(fixture, 'one');
    expect(await errorLines(fixture, FAILED)).toMatchObject([{ errorCode: code, attemptsMade: 1 }]);
    expect(fixture.sum('DeliveryToSplunk.Records')).toBe(0);
  });

  test('cannot be asked behind a proxy that knows no sessions', async () => {
    const { fixture, collector } = await started({ RetryOptions: { DurationInSeconds: 0 } });
    collector.answerBy((request) => (isAcknowledgment(request) ? { status: 400, body: '{"code":11}' } : undefined));
    await deliver(fixture, 'one');
    expect(await errorLines(fixture, FAILED)).toMatchObject([{ errorCode: 'Splunk.ProxyWithoutStickySessions' }]);
  });

  test('is away, and gets everything when it is back', async () => {
    const collector = await startCollector();
    const port = Number(new URL(collector.url).port);
    const fixture = toSplunk(fixtureWith({ [ADDRESS]: collector.url }), {
      CloudWatchLoggingOptions: { Enabled: true, LogGroupName: 'errors' },
    });
    await collector.close();
    await deliver(fixture, 'one');
    expect(fixture.logs[0]).toContain('"errorCode":"Splunk.InvalidEndpoint"');
    const again = await startCollector(port);
    await fixture.clock.advance(MINUTE);
    expect(again.events).toEqual(['one']);
  });

  test('gets after a restart what it had not acknowledged: here, twice', async () => {
    const { fixture, collector } = await started();
    collector.answerBy(unacknowledged);
    await deliver(fixture, 'one');
    const again = toSplunk(await fixture.restart());
    collector.accept();
    await again.clock.advance(2 * MINUTE);
    expect(collector.events).toEqual(['one', 'one']);
    expect(again.room.pending()).toEqual([]);
  });

  test('has every event in its bucket, where all events are backed up', async () => {
    const S3Configuration = { ...BACKUP_BUCKET, BufferingHints: { SizeInMBs: 1, IntervalInSeconds: 60 } };
    const { fixture, collector } = await started({ S3BackupMode: 'AllEvents', S3Configuration });
    await deliver(fixture, 'one');
    expect(collector.events).toEqual(['one']);
    expect(await fixture.texts('backup/2026/')).toEqual(['one']);
  });

  test('is not sent to without a local endpoint', () => {
    expect(toSplunk(fixtureWith({})).context.seen).toMatchObject([
      {
        type: 'warning',
        message: `App/Resource: SplunkDestinationConfiguration does not run here: give a local endpoint for ${ADDRESS} (--endpoint ${ADDRESS}=http://127.0.0.1:PORT)`,
      },
    ]);
  });

  test.each([
    [{ BufferingHints: { SizeInMBs: 5, IntervalInSeconds: 60 } }],
    [{ BufferingHints: { SizeInMBs: 1, IntervalInSeconds: 0 } }],
    [{ HECAcknowledgmentTimeoutInSeconds: 180 }],
    [{ HECAcknowledgmentTimeoutInSeconds: 600, S3BackupMode: 'FailedEventsOnly' }],
    [{ HECToken: 't'.repeat(2_048) }],
  ])('takes the limits of the service: %#', (configuration) => {
    expect(() => toSplunk(fixtureWith({ [ADDRESS]: 'http://127.0.0.1:1' }), configuration)).not.toThrow();
  });

  test.each<[Record<string, unknown>, string]>([
    [{ BufferingHints: { SizeInMBs: 6, IntervalInSeconds: 60 } }, 'SizeInMBs must be 1-5, got 6'],
    [{ BufferingHints: { SizeInMBs: 5, IntervalInSeconds: 61 } }, 'IntervalInSeconds must be 0-60, got 61'],
    [{ HECEndpoint: 'splunk' }, 'HECEndpoint must be a URL, got splunk'],
    [{ HECEndpoint: `https://a.example/${'x'.repeat(2_031)}` }, 'HECEndpoint must be 1-2048 characters, got 2049'],
    [{ HECEndpointType: 'raw' }, 'HECEndpointType must be Raw or Event, got raw'],
    [{ HECAcknowledgmentTimeoutInSeconds: 179 }, 'HECAcknowledgmentTimeoutInSeconds must be 180-600, got 179'],
    [{ HECAcknowledgmentTimeoutInSeconds: 601 }, 'HECAcknowledgmentTimeoutInSeconds must be 180-600, got 601'],
    [{ HECToken: undefined }, 'HECToken must be 1-2048 characters, got 0'],
    [{ HECToken: 't'.repeat(2_049) }, 'HECToken must be 1-2048 characters, got 2049'],
    [
      { SecretsManagerConfiguration: { Enabled: true, SecretARN: SECRET_ARN } },
      'RoleARN must be the ARN of a role, got undefined',
    ],
    [{ S3BackupMode: 'AllData' }, 'S3BackupMode must be FailedEventsOnly or AllEvents, got AllData'],
  ])('refuses a configuration: %#', (configuration, message) => {
    const refused = () => toSplunk(fixtureWith({ [ADDRESS]: 'http://127.0.0.1:1' }), configuration);
    expect(refused).toThrow(new Error(message));
  });
});
