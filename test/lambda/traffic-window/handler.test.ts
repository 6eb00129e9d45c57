import { gzipSync } from 'node:zlib';
import type { KinesisStreamRecord } from 'aws-lambda';
import type { WindowedEvent } from '../../../lambda/shared/windowed-event';
import { handler } from '../../../lambda/traffic-window/handler';
import type { TrafficState } from '../../../lambda/traffic-window/traffic';

import { realAccessLog } from '../../access-log';

const STREAM_ARN = 'arn:aws:kinesis:us-east-1:111122223333:stream/logs';
const CONSUMER_ARN = `${STREAM_ARN}/consumer/traffic:1431857103`;
const WINDOW = { start: '2015-05-17T10:05:00Z', end: '2015-05-17T10:06:00Z' };
const POISON = gzipSync('hello').subarray(0, -9);
const NOTHING = { requests: 0, clientErrors: 0, serverErrors: 0, bytes: 0, malformedLines: 0 };

let logged: Record<string, unknown>[];
beforeEach(() => {
  logged = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((line) => logged.push(JSON.parse(String(line))) > 0);
});
afterEach(() => jest.restoreAllMocks());

describe('traffic-window', () => {
  test('carries its counts in the state of the window', async () => {
    const first = await handler(windowEvent([record(1, line(200)), record(2, `${line(404)}\nhello`)]));
    const second = await handler(windowEvent([record(3, line(503))], { state: first.state }));
    expect(first.batchItemFailures).toEqual([]);
    expect(second.state).toMatchObject({
      requests: 3,
      clientErrors: 1,
      serverErrors: 1,
      bytes: 1536,
      malformedLines: 1,
    });
    expect(logged).toEqual([]);
  });

  test('holds no count but in the state', async () => {
    await handler(windowEvent([record(1, line(200))]));
    expect((await handler(windowEvent([]))).state).toMatchObject(NOTHING);
  });

  test('counts a batch that comes again after a failure once', async () => {
    const event = windowEvent([record(1, line(200))], { state: { requests: 5 } });
    await handler(structuredClone(event));
    expect((await handler(event)).state).toHaveProperty('requests', 6);
  });

  test('writes the metrics of the window at its end, and starts anew', async () => {
    const { state } = await handler(windowEvent([record(1, line(200)), record(2, line(500))]));
    const end = await handler(windowEvent([], { state, isFinalInvokeForWindow: true }));
    expect(end).toEqual({ state: {}, batchItemFailures: [] });
    expect(logged).toEqual([
      {
        _aws: {
          Timestamp: Date.parse(WINDOW.start),
          CloudWatchMetrics: [
            {
              Namespace: 'KinesisPipelines',
              Dimensions: [['StreamName']],
              Metrics: [
                { Name: 'Requests', Unit: 'Count' },
                { Name: 'ClientErrors', Unit: 'Count' },
                { Name: 'ServerErrors', Unit: 'Count' },
                { Name: 'Bytes', Unit: 'Bytes' },
                { Name: 'MalformedLines', Unit: 'Count' },
                { Name: 'DistinctClients', Unit: 'Count' },
              ],
            },
          ],
        },
        StreamName: 'logs',
        ShardId: 'shardId-000000000000',
        Requests: 2,
        ClientErrors: 0,
        ServerErrors: 1,
        Bytes: 1024,
        MalformedLines: 0,
        DistinctClients: 1,
      },
    ]);
  });

  test('writes what it has where a window ends early', async () => {
    const event = windowEvent([record(1, line(200))], { isWindowTerminatedEarly: true });
    expect((await handler(event)).state).toEqual({});
    expect(logged).toEqual([expect.objectContaining({ Requests: 1 })]);
  });

  test('writes the metrics of each batch where there is no window', async () => {
    const { window, state, shardId, eventSourceARN, ...event } = windowEvent([
      record(1, line(200)),
      record(2, 'hello'),
    ]);
    expect(await handler(event)).toEqual({ state: {}, batchItemFailures: [] });
    expect(logged).toEqual([
      expect.objectContaining({ StreamName: 'logs', ShardId: 'shardId-000000000000', Requests: 1, MalformedLines: 1 }),
    ]);
    expect(logged[0]).toHaveProperty(['_aws', 'Timestamp'], 1431857103716);
  });

  test('names the first record that cannot be decoded, and counts what comes before it', async () => {
    const records = [record(1, line(200)), record(2, POISON), record(3, line(200)), record(4, POISON)];
    const response = await handler(windowEvent(records, { state: { requests: 5 } }));
    expect(response.batchItemFailures).toEqual([{ itemIdentifier: '2' }]);
    expect(response.state).toHaveProperty('requests', 6);
    expect(logged).toEqual([{ level: 'WARN', sequenceNumber: '2', reason: 'undecodable' }]);
  });

  test('counts each record once while Lambda retries from a failed one', async () => {
    const [one, two, three] = [record(1, line(200)), record(2, POISON), record(3, line(200))];
    const first = await handler(windowEvent([one, two, three]));
    const retry = await handler(windowEvent([two, three], { state: first.state }));
    const after = await handler(windowEvent([three], { state: retry.state }));
    expect(after.state).toHaveProperty('requests', 2);
  });

  test('does not end a window whose last batch failed in part', async () => {
    const records = [record(1, line(200)), record(2, POISON)];
    const first = await handler(windowEvent(records, { isFinalInvokeForWindow: true }));
    expect(first.state).toHaveProperty('requests', 1);
    await handler(windowEvent([], { state: first.state, isFinalInvokeForWindow: true }));
    expect(logged.filter((entry) => entry._aws)).toEqual([expect.objectContaining({ Requests: 1 })]);
  });

  test('counts every record of an aggregate, which share their id', async () => {
    const response = await handler(windowEvent([record(1, line(200)), record(1, line(200))]));
    expect(response.state).toHaveProperty('requests', 2);
  });

  test('counts nothing of an aggregate that fails, since all of it comes again', async () => {
    const records = [record(1, line(200)), record(2, line(200)), record(2, POISON), record(2, line(200))];
    const response = await handler(windowEvent(records));
    expect(response.batchItemFailures).toEqual([{ itemIdentifier: '2' }]);
    expect(response.state).toHaveProperty('requests', 1);
  });

  test('passes over control messages', async () => {
    const control = gzipSync('{"messageType":"CONTROL_MESSAGE","logEvents":[]}');
    expect((await handler(windowEvent([record(1, control)]))).state).toMatchObject(NOTHING);
  });

  test('keeps its state far under 1 MB', async () => {
    const clients = Array.from({ length: 20_000 }, (_, i) => line(200, `10.${i >> 8}.${i & 255}.1`)).join('\n');
    const { state } = await handler(windowEvent([record(1, clients)]));
    expect(JSON.stringify(state).length).toBeLessThan(6_000);
  });

  test('refuses an event that names no stream', async () => {
    const event = { Records: [], window: WINDOW, isFinalInvokeForWindow: true };
    await expect(handler(event)).rejects.toThrow(
      'eventSourceARN must be the ARN of a stream or consumer, got undefined',
    );
  });

  test('reproduces what standard tools count in a real log', async () => {
    const lines = realAccessLog();
    if (!lines) return console.warn('skipped: the real access log is not on this machine');
    const records = Array.from({ length: 50 }, (_, i) => record(i, lines.slice(i * 100, (i + 1) * 100).join('\n')));
    await handler(windowEvent(records, { isFinalInvokeForWindow: true }));
    expect(logged).toEqual([
      expect.objectContaining({
        Requests: 5000,
        ClientErrors: 109,
        ServerErrors: 2,
        Bytes: 1_312_869_333,
        MalformedLines: 0,
      }),
    ]);
    expect(Math.abs(Number(logged[0]?.DistinctClients) / 965 - 1)).toBeLessThan(0.05);
  });
});

describe('traffic-window, when it is loaded', () => {
  test('takes the namespace of its metrics from METRICS_NAMESPACE', async () => {
    process.env.METRICS_NAMESPACE = 'Shop';
    await loaded().handler(windowEvent([], { isFinalInvokeForWindow: true }));
    delete process.env.METRICS_NAMESPACE;
    expect(logged[0]).toHaveProperty(['_aws', 'CloudWatchMetrics', 0, 'Namespace'], 'Shop');
  });
});

function loaded(): { handler: typeof handler } {
  jest.resetModules();
  return require('../../../lambda/traffic-window/handler');
}

function windowEvent(
  records: KinesisStreamRecord[],
  more: Partial<WindowedEvent<TrafficState>> = {},
): WindowedEvent<TrafficState> {
  return {
    Records: records,
    window: WINDOW,
    state: {},
    shardId: 'shardId-000000000000',
    eventSourceARN: CONSUMER_ARN,
    isFinalInvokeForWindow: false,
    isWindowTerminatedEarly: false,
    ...more,
  };
}

function record(sequenceNumber: number, data: string | Buffer): KinesisStreamRecord {
  return {
    kinesis: {
      kinesisSchemaVersion: '1.0',
      partitionKey: 'key',
      sequenceNumber: String(sequenceNumber),
      data: Buffer.from(data).toString('base64'),
      approximateArrivalTimestamp: 1431857103.716,
    },
    eventSource: 'aws:kinesis',
    eventVersion: '1.0',
    eventID: `shardId-000000000000:${sequenceNumber}`,
    eventName: 'aws:kinesis:record',
    invokeIdentityArn: 'arn:aws:iam::111122223333:role/traffic',
    awsRegion: 'us-east-1',
    eventSourceARN: CONSUMER_ARN,
  };
}

function line(status: number, client = '10.0.0.1'): string {
  return `${client} - - [17/May/2015:10:05:03 +0000] "GET /a HTTP/1.1" ${status} 512 "-" "curl/8"`;
}
