import { CloudWatchClient, DescribeAlarmsCommand, type MetricAlarm } from '@aws-sdk/client-cloudwatch';
import {
  AddTagsToStreamCommand,
  DescribeStreamSummaryCommand,
  KinesisClient,
  ListTagsForStreamCommand,
  UpdateShardCountCommand,
  UpdateStreamModeCommand,
} from '@aws-sdk/client-kinesis';
import { Sandbox, VirtualClock } from 'cdk-kinesis-pipelines-toolkit';

const START = Date.UTC(2026, 5, 1, 12);
const MINUTE = 60_000;
const SHARD_BYTES = 1_048_576;
const CHANGES_TAG = 'cdk-kinesis-pipelines/shard-changes';
const STREAM = 'clicks';

const ENVIRONMENT = {
  STREAM_ARN: `arn:aws:kinesis:us-east-1:123456789012:stream/${STREAM}`,
  STREAM_NAME: STREAM,
  SCALE_OUT_ALARM: 'clicks-scale-out',
  SCALE_OUT_THRESHOLD_PER_SHARD: '0.8',
  SCALE_IN_ALARM: 'clicks-scale-in',
  SCALE_IN_THRESHOLD_PER_SHARD: '0.56',
  METRICS_NAMESPACE: 'KinesisPipelines',
  PEAKS: JSON.stringify([{ schedule: 'at(2026-06-01T13:00:00)', timeZone: 'UTC', minutes: 60, minShards: 10 }]),
  MIN_SHARDS: '2',
  MAX_SHARDS: '16',
  TARGET_UTILIZATION: '0.8',
  COOLDOWN_MINUTES: '30',
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
};

function alarm(name: string, comparison: string) {
  return {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: {
      AlarmName: name,
      AlarmDescription: 'kept',
      ActionsEnabled: false,
      AlarmActions: ['arn:aws:sns:us-east-1:123456789012:kept'],
      OKActions: ['arn:aws:sns:us-east-1:123456789012:calm'],
      InsufficientDataActions: ['arn:aws:sns:us-east-1:123456789012:unsure'],
      ComparisonOperator: comparison,
      EvaluationPeriods: 3,
      DatapointsToAlarm: 2,
      Threshold: 1,
      TreatMissingData: 'notBreaching',
      Metrics: [
        { Id: 'shards', Expression: 'bytes / 60 / 1048576', ReturnData: true },
        {
          Id: 'bytes',
          ReturnData: false,
          MetricStat: {
            Metric: {
              Namespace: 'AWS/Kinesis',
              MetricName: 'IncomingBytes',
              Dimensions: [{ Name: 'StreamName', Value: STREAM }],
            },
            Period: 60,
            Stat: 'Sum',
          },
        },
      ],
    },
  };
}

/** All but threshold, state and times. */
function definitionOf(alarm: MetricAlarm) {
  const { Threshold, StateValue, StateReason, StateReasonData, ...rest } = alarm;
  return Object.fromEntries(Object.entries(rest).filter(([key]) => !key.endsWith('Timestamp')));
}

const TEMPLATE = {
  Resources: {
    Stream: { Type: 'AWS::Kinesis::Stream', Properties: { Name: STREAM, ShardCount: 4 } },
    ScaleOut: alarm('clicks-scale-out', 'GreaterThanThreshold'),
    ScaleIn: alarm('clicks-scale-in', 'LessThanThreshold'),
  },
};

describe('handler', () => {
  let sandbox: Sandbox;
  let kinesis: KinesisClient;
  let cloudWatch: CloudWatchClient;
  let handler: (event: object) => Promise<void>;
  let lines: Record<string, unknown>[];

  beforeEach(async () => {
    sandbox = await Sandbox.start({
      template: TEMPLATE,
      clock: new VirtualClock(START),
      streams: { updatingMs: 5_000, reshardingMs: 1_000 },
    });
    const { endpoint, region } = sandbox;
    kinesis = new KinesisClient({ endpoint, region, credentials: sandbox.credentials() });
    cloudWatch = new CloudWatchClient({ endpoint, region, credentials: sandbox.credentials() });
    Object.assign(process.env, ENVIRONMENT, { AWS_ENDPOINT_URL: endpoint });
    jest.resetModules();
    ({ handler } = jest.requireActual('../../../lambda/shard-autoscaler/handler'));
    lines = [];
    jest.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(JSON.parse(String(line))) > 0);
  });

  afterEach(async () => {
    jest.restoreAllMocks();
    kinesis.destroy();
    cloudWatch.destroy();
    await sandbox.close();
  });

  /** The line that a look at this moment writes. */
  async function look(): Promise<Record<string, unknown> | undefined> {
    await handler({ time: new Date(sandbox.clock.now()).toISOString() });
    return lines.at(-1);
  }

  async function load(shards: number, minutes = 3): Promise<void> {
    sandbox.load('Stream', { bytesPerSecond: shards * SHARD_BYTES, recordsPerSecond: shards * 40 });
    await sandbox.clock.advance(minutes * MINUTE);
  }

  async function openShards(): Promise<number | undefined> {
    const { StreamDescriptionSummary } = await kinesis.send(new DescribeStreamSummaryCommand({ StreamName: STREAM }));
    return StreamDescriptionSummary?.OpenShardCount;
  }

  async function tag(key: string): Promise<string | undefined> {
    const { Tags } = await kinesis.send(new ListTagsForStreamCommand({ StreamName: STREAM }));
    return Tags?.find(({ Key }) => Key === key)?.Value;
  }

  async function setTag(key: string, value: string): Promise<void> {
    await kinesis.send(new AddTagsToStreamCommand({ StreamName: STREAM, Tags: { [key]: value } }));
  }

  async function alarms() {
    return (await cloudWatch.send(new DescribeAlarmsCommand({}))).MetricAlarms ?? [];
  }

  async function thresholds() {
    return Object.fromEntries((await alarms()).map(({ AlarmName, Threshold }) => [AlarmName, Threshold]));
  }

  test('opens shards for the writes, and remembers when', async () => {
    await load(3.5);
    expect(await look()).toMatchObject({ OpenShards: 4, TargetShards: 5, ChangesLeft: 9, reason: 'traffic' });
    await sandbox.clock.advance(MINUTE);
    expect(await openShards()).toBe(5);
    expect(await tag(CHANGES_TAG)).toBe('20260601T1203Z');
  });

  test('opens shards for the writes that were refused', async () => {
    await load(9);
    expect(await look()).toMatchObject({ OpenShards: 4, TargetShards: 8, reason: 'traffic' });
  });

  test('closes shards that nobody writes to', async () => {
    await sandbox.clock.advance(31 * MINUTE);
    expect(await look()).toMatchObject({ OpenShards: 4, TargetShards: 2, reason: 'quiet' });
  });

  test('leaves a stream alone that has what it needs', async () => {
    await load(3, 31);
    expect(await look()).toMatchObject({ OpenShards: 4, TargetShards: 4, MissingShards: 0, reason: 'in use' });
    expect(await tag(CHANGES_TAG)).toBeUndefined();
  });

  test('writes metrics of each decision', async () => {
    await look();
    expect(lines[0]).toMatchObject({
      _aws: {
        Timestamp: START,
        CloudWatchMetrics: [
          {
            Namespace: 'KinesisPipelines',
            Dimensions: [['StreamName']],
            Metrics: ['OpenShards', 'TargetShards', 'MissingShards', 'ChangesLeft'].map((Name) => ({
              Name,
              Unit: 'Count',
            })),
          },
        ],
      },
      StreamName: STREAM,
    });
  });

  test('moves the thresholds to the shards that it opens, and nothing else of the alarms', async () => {
    await load(3.5);
    const before = await alarms();
    await look();
    expect(await thresholds()).toEqual({ 'clicks-scale-out': 4, 'clicks-scale-in': 2.8 });
    expect((await alarms()).map(definitionOf)).toEqual(before.map(definitionOf));
  });

  test('puts thresholds right that do not fit the shards', async () => {
    await load(3);
    await look();
    expect(await thresholds()).toEqual({ 'clicks-scale-out': 3.2, 'clicks-scale-in': 2.24 });
  });

  test('lets an alarm that goes on act again', async () => {
    await load(9);
    expect(sandbox.alarm('ScaleOut').state).toBe('ALARM');
    await look();
    expect(sandbox.alarm('ScaleOut').state).toBe('INSUFFICIENT_DATA');
    await sandbox.clock.advance(2 * MINUTE);
    expect(sandbox.alarm('ScaleOut').state).toBe('ALARM');
  });

  test('waits for a stream that is changing', async () => {
    await load(9);
    await look();
    expect(await look()).toEqual({ level: 'INFO', StreamName: STREAM, waitsFor: 'the stream, which is UPDATING' });
    expect(await tag(CHANGES_TAG)).toBe('20260601T1203Z');
  });

  test('leaves a stream on demand alone', async () => {
    const StreamModeDetails = { StreamMode: 'ON_DEMAND' } as const;
    await kinesis.send(new UpdateStreamModeCommand({ StreamARN: ENVIRONMENT.STREAM_ARN, StreamModeDetails }));
    await sandbox.clock.advance(MINUTE);
    expect(await look()).toMatchObject({ waitsFor: 'provisioned capacity: the stream is on demand' });
  });

  test('makes one change where an alarm and a schedule call for a look at once', async () => {
    await load(9);
    await Promise.all([look(), look(), look()]);
    const waiting = lines.filter(({ waitsFor }) => waitsFor !== undefined);
    expect(lines.length - waiting.length).toBe(1);
    expect(waiting).toHaveLength(2);
    expect(await tag(CHANGES_TAG)).toBe('20260601T1203Z');
    await sandbox.clock.advance(MINUTE);
    expect(await openShards()).toBe(8);
  });

  test('does nothing that a later look has done already', async () => {
    await load(9);
    await setTag(CHANGES_TAG, '20260601T1204Z');
    expect(await look()).toMatchObject({ waitsFor: 'the next look: a later one was faster' });
    expect(await openShards()).toBe(4);
  });

  test('counts the changes of the day', async () => {
    await load(9);
    await setTag(CHANGES_TAG, Array.from({ length: 10 }, (_, i) => `20260601T010${i}Z`).join(' '));
    expect(await look()).toMatchObject({ TargetShards: 4, MissingShards: 8, reason: 'changes are spent' });
    expect(await openShards()).toBe(4);
  });

  test('takes a refusal of Kinesis, and counts no change for it', async () => {
    for (let i = 0; i < 10; i++) {
      const TargetShardCount = i % 2 === 0 ? 5 : 4;
      await kinesis.send(
        new UpdateShardCountCommand({ StreamName: STREAM, TargetShardCount, ScalingType: 'UNIFORM_SCALING' }),
      );
      await sandbox.clock.advance(MINUTE);
    }
    await load(9);
    expect(await look()).toMatchObject({
      level: 'WARN',
      OpenShards: 4,
      TargetShards: 8,
      MissingShards: 4,
      ChangesLeft: 10,
      refusal: expect.stringContaining('10'),
    });
    expect(await tag(CHANGES_TAG)).toBe('');
  });

  describe('at a known peak', () => {
    beforeEach(() => sandbox.clock.advance(60 * MINUTE));

    test('opens the shards it asks for, step by step', async () => {
      expect(await look()).toMatchObject({ TargetShards: 8, reason: 'least shards' });
      await sandbox.clock.advance(MINUTE);
      expect(await look()).toMatchObject({ TargetShards: 10, reason: 'least shards' });
    });

    test('opens them late, if no look was possible before', async () => {
      await sandbox.clock.advance(50 * MINUTE);
      expect(await look()).toMatchObject({ TargetShards: 8, reason: 'least shards' });
    });

    test('keeps them until it ends', async () => {
      await look();
      await sandbox.clock.advance(MINUTE);
      await look();
      await sandbox.clock.advance(58 * MINUTE);
      expect(await look()).toMatchObject({ OpenShards: 10, TargetShards: 10 });
      await sandbox.clock.advance(MINUTE);
      expect(await look()).toMatchObject({ OpenShards: 10, TargetShards: 5, reason: 'quiet' });
    });
  });
});
