import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KinesisClient, KMSDisabledException, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import { type Fault, Sandbox, VirtualClock } from 'cdk-kinesis-pipelines-toolkit';
import { synthesizeApp } from './log-analytics-app';

jest.setTimeout(180_000);

const MINUTE_MS = 60_000;
const HALF_AN_HOUR = 30;
const LASTING = HALF_AN_HOUR * MINUTE_MS;
const FOUR_HOURS = 240;
const LINE = '203.0.113.7 - - [05/Jan/2026:09:00:00 +0000] "GET / HTTP/1.1" 200 100 "-" "x"\n';
const RECORDS = Array.from({ length: 10 }, (_, i) => ({ Data: Buffer.from(LINE), PartitionKey: `server-${i}` }));

type Alarms = ReturnType<Sandbox['alarms']>;

let sandbox: Sandbox;
let webServers: KinesisClient;

beforeAll(async () => {
  const assembly = synthesizeApp(mkdtempSync(join(tmpdir(), 'pipeline-alarms-')));
  sandbox = await Sandbox.start({ assembly, clock: new VirtualClock(Date.UTC(2026, 5, 1, 12)) });
  const { endpoint, region } = sandbox;
  webServers = new KinesisClient({ endpoint, region, credentials: sandbox.credentials() });
});

afterAll(async () => {
  webServers.destroy();
  await sandbox.close();
});

function named(type: string, part: string): string {
  const found = sandbox.deployment.resources.find(({ type: of, ref }) => of === type && ref.includes(part));
  return found?.ref ?? '';
}

const stream = () => named('AWS::Kinesis::Stream', 'Stream');
const trafficHandler = () => named('AWS::Lambda::Function', 'TrafficHandler');
const transformHandler = () => named('AWS::Lambda::Function', 'TransformHandler');

/** What is refused is given up on, as by a server that has no room to keep it. */
async function putLines(): Promise<void> {
  try {
    await webServers.send(new PutRecordsCommand({ StreamName: stream(), Records: RECORDS }));
  } catch (error) {
    if (!(error instanceof KMSDisabledException)) throw error;
  }
}

async function passWithTraffic(minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute++) {
    await putLines();
    await sandbox.clock.advance(MINUTE_MS);
  }
}

/** What alarms watch, less the ends of their names. */
function watchedBy(alarms: Alarms): string[] {
  const names = alarms.map(({ name }) => /PipelineMonitoring(\w+)[0-9A-F]{8}-/.exec(name)?.[1] ?? name);
  return names.sort();
}

function raisedSince(start: number): string[] {
  const isRaised = ({ history }: Alarms[number]) => history.some(({ time, to }) => time >= start && to === 'ALARM');
  return watchedBy(sandbox.alarms().filter(isRaised));
}

function burning(): string[] {
  return watchedBy(sandbox.alarms().filter(({ state }) => state === 'ALARM'));
}

describe('the alarms of the default pipeline', () => {
  test('stay quiet while all is well, while nothing happens at night, and in the morning', async () => {
    const start = sandbox.clock.now();
    await passWithTraffic(25);
    await sandbox.clock.advance(FOUR_HOURS * MINUTE_MS);
    await passWithTraffic(25);
    expect(raisedSince(start)).toEqual([]);
  });

  test('stay quiet while shards are split and merged', async () => {
    const start = sandbox.clock.now();
    for (const shardCount of [8, 4]) {
      sandbox.inject({ type: 'shard-count-updated', stream: stream(), shardCount });
      await passWithTraffic(25);
    }
    expect(raisedSince(start)).toEqual([]);
  });

  test.each<[string, () => Fault[], string[]]>([
    [
      'the function that measures the traffic fails',
      () => [{ type: 'function-fails', function: trafficHandler(), forMs: LASTING }],
      ['Health', 'ProcessorFailedRecords', 'ProcessorFunctionErrors'],
    ],
    [
      'it hangs',
      () => [{ type: 'function-hangs', function: trafficHandler(), forMs: LASTING }],
      ['Health', 'ProcessorFailedRecords', 'ProcessorFunctionErrors'],
    ],
    [
      'it answers with failures that cannot be read',
      () => [
        { type: 'item-failures-malformed', function: trafficHandler(), answer: 'null-identifier', forMs: LASTING },
      ],
      ['Health', 'ProcessorFailedRecords'],
    ],
    [
      'it fails, and nobody takes what it gives up on',
      () => [
        { type: 'function-fails', function: trafficHandler(), forMs: LASTING },
        { type: 'bucket-denied', bucket: 'LogAnalytics/Pipeline/Failures/Resource', forMs: 2 * LASTING },
      ],
      ['Health', 'ProcessorDroppedRecords', 'ProcessorFunctionErrors'],
    ],
    [
      'it is throttled',
      () => [{ type: 'function-throttled', function: trafficHandler(), forMs: LASTING }],
      ['Health', 'ProcessorFunctionThrottles'],
    ],
    [
      'the function that transforms the lines fails',
      () => [{ type: 'function-fails', function: transformHandler(), forMs: LASTING }],
      ['Health', 'LakeErrorObjects', 'TransformErrors', 'WarehouseErrorObjects'],
    ],
    [
      'it cannot process one line in ten',
      () => [
        {
          type: 'transform-answer-malformed',
          function: transformHandler(),
          answer: 'processing-failed',
          share: 0.1,
          forMs: LASTING,
        },
      ],
      ['Health', 'LakeErrorObjects', 'WarehouseErrorObjects'],
    ],
    [
      'nobody may write to the lake',
      () => [{ type: 'bucket-denied', bucket: 'LogAnalytics/Pipeline/Lake/Bucket/Resource', forMs: LASTING }],
      ['Health', 'LakeFreshness', 'LakeStopped', 'LakeWrites'],
    ],
    [
      'somebody puts lines that are none',
      () => [{ type: 'hostile-records', stream: stream(), form: 'not-json', count: 100 }],
      ['Health', 'TrafficMalformedLines'],
    ],
    [
      'the stream refuses what is put',
      () => [{ type: 'stream-throttled', stream: stream(), forMs: LASTING }],
      ['Health', 'StreamFailedWrites', 'StreamThrottledWrites'],
    ],
    [
      'the key of the stream is disabled',
      () => [{ type: 'key-disabled', stream: stream(), forMs: LASTING }],
      ['Health', 'StreamFailedWrites'],
    ],
    ['COPY commands fail', () => [{ type: 'copy-fails', times: 6 }], ['Health', 'WarehouseCopies']],
  ])('tell that %s, nothing else, and when it is over', async (_, faults, expected) => {
    const start = sandbox.clock.now();
    for (const fault of faults()) sandbox.inject(fault);
    await passWithTraffic(HALF_AN_HOUR + 45);
    expect(burning()).toEqual([]);
    expect(raisedSince(start)).toEqual(expected);
  });
});
