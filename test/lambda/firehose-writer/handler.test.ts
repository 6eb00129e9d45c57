import { CloudWatchClient, SetAlarmStateCommand, type StateValue } from '@aws-sdk/client-cloudwatch';
import type { Context, KinesisStreamEvent } from 'aws-lambda';
import { Sandbox, VirtualClock } from 'cdk-kinesis-pipelines-toolkit';
import type { handler as Handler } from '../../../lambda/firehose-writer/handler';
import { ARRIVAL, batchOf, CONTEXT } from './batches';
import { loggedBy } from './logged';

const HOUR = 3_600;

const ENVIRONMENT = {
  DELIVERY_STREAM_NAME: 'rows',
  FORMAT: 'records',
  BEHIND_ALARM_NAME: 'behind',
  FAILING_ALARM_NAME: 'failing',
  FAILURE_BUCKET: 'failures',
  METRICS_NAMESPACE: 'Web',
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
};

function alarm(AlarmName: string) {
  const metric = { Namespace: 'None', MetricName: 'None', Statistic: 'Sum', Period: 60 };
  const rule = { EvaluationPeriods: 1, Threshold: 1, ComparisonOperator: 'GreaterThanThreshold' };
  return { Type: 'AWS::CloudWatch::Alarm', Properties: { AlarmName, ...metric, ...rule, TreatMissingData: 'ignore' } };
}

function bucket(BucketName: string) {
  return { Type: 'AWS::S3::Bucket', Properties: { BucketName } };
}

const TEMPLATE = {
  Resources: {
    Behind: alarm('behind'),
    Failing: alarm('failing'),
    Failures: bucket('failures'),
    Rows: bucket('rows'),
    DeliveryStream: {
      Type: 'AWS::KinesisFirehose::DeliveryStream',
      Properties: {
        DeliveryStreamName: 'rows',
        S3DestinationConfiguration: {
          BucketARN: 'arn:aws:s3:::rows',
          RoleARN: 'arn:aws:iam::123456789012:role/delivery',
          BufferingHints: { IntervalInSeconds: 0, SizeInMBs: 1 },
        },
      },
    },
  },
};

let sandbox: Sandbox;
let handler: typeof Handler;
let hours = 0;

beforeAll(async () => {
  sandbox = await Sandbox.start({ template: TEMPLATE, clock: new VirtualClock() });
  Object.assign(process.env, ENVIRONMENT, { AWS_ENDPOINT_URL: sandbox.endpoint });
  handler = require('../../../lambda/firehose-writer/handler').handler;
});

afterAll(() => sandbox.close());

/** An hour after the last one, so that the alarms are asked again. */
function nextEvent(...data: (string | Buffer)[]): KinesisStreamEvent {
  const approximateArrivalTimestamp = ARRIVAL + ++hours * HOUR;
  const later = batchOf(...data).map((record) => ({
    ...record,
    kinesis: { ...record.kinesis, approximateArrivalTimestamp },
  }));
  return { Records: later };
}

async function setAlarm(AlarmName: string, state: StateValue): Promise<void> {
  const client = new CloudWatchClient({});
  await client.send(new SetAlarmStateCommand({ AlarmName, StateValue: state, StateReason: 'test' }));
  client.destroy();
}

async function delivered(): Promise<string> {
  await sandbox.clock.advance(60_000);
  const objects = await sandbox.objects('rows');
  const contents = await Promise.all(objects.map(({ key }) => sandbox.read('rows', key)));
  return Buffer.concat(contents).toString();
}

function counted(metricName: string): number {
  const dimensions = { StreamName: 'logs', DeliveryStreamName: 'rows' };
  const points = sandbox.metric({ namespace: 'Web', metricName, dimensions });
  return points.reduce((sum, { value }) => sum + value, 0);
}

async function run(event: KinesisStreamEvent, context: Partial<Context> = {}) {
  let response = {};
  const log = await loggedBy(async () => {
    response = await handler(event, { ...CONTEXT, ...context });
  });
  return { response, log };
}

describe('handler', () => {
  test('puts a batch, and names no failure', async () => {
    expect(await run(nextEvent('first,', 'second,'))).toEqual({ response: { batchItemFailures: [] }, log: [] });
    expect(await delivered()).toBe('first,second,');
  });

  test.each(['behind', 'failing'])('holds a batch back while the alarm %s is on', async (name) => {
    await setAlarm(name, 'ALARM');
    const before = counted('HeldBackRecords');
    expect(await run(nextEvent('held,', 'back,'))).toEqual({
      response: { batchItemFailures: [{ itemIdentifier: '1' }] },
      log: [{ level: 'WARN', result: 'held back', records: 2, alarm: name }],
    });
    expect(counted('HeldBackRecords') - before).toBe(2);
    expect(await delivered()).not.toContain('held');
    await setAlarm(name, 'OK');
    expect((await run(nextEvent(`after ${name},`))).response).toEqual({ batchItemFailures: [] });
    expect(await delivered()).toContain(`after ${name},`);
  });

  test('names the first record that was refused', async () => {
    sandbox.inject({ type: 'delivery-unavailable', deliveryStream: 'rows', forMs: 1 });
    const { response, log } = await run(nextEvent('refused,', 'too,'), { getRemainingTimeInMillis: () => 1_200 });
    await sandbox.clock.advance(1);
    expect(response).toEqual({ batchItemFailures: [{ itemIdentifier: '1' }] });
    expect(log).toMatchObject([{ level: 'WARN', sequenceNumber: '1', result: 'refused', entries: 2 }]);
    expect(counted('RefusedRecords')).toBe(2);
  });

  test('keeps what cannot be delivered, and puts the rest', async () => {
    const { response } = await run(nextEvent('before,', Buffer.alloc(1_024_001), 'behind,'));
    expect(response).toEqual({ batchItemFailures: [] });
    expect(await delivered()).toContain('before,behind,');
    expect(counted('QuarantinedRecords')).toBe(1);
    expect(await sandbox.objects('failures', 'aws/lambda/writer/shardId-000000000003/')).toHaveLength(1);
  });

  test('refuses what is no batch of a data stream', async () => {
    const arn = 'arn:aws:sqs:eu-central-1:111111111111:queue';
    await expect(run({ Records: [{ eventSourceARN: arn }] } as never)).rejects.toThrow(
      new Error(`eventSourceARN must be the ARN of a stream or consumer, got ${arn}`),
    );
  });
});
