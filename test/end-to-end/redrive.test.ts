import { KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { App, Duration, Stack } from 'aws-cdk-lib/core';
import {
  DataStream,
  FailureBucket,
  Redrive,
  RedriveSource,
  RedriveTarget,
  S3FailureDestination,
  SqsFailureDestination,
  StreamCapacity,
  StreamProcessor,
} from 'cdk-kinesis-pipelines';
import { Sandbox, VirtualClock } from 'cdk-kinesis-pipelines-toolkit';
import { keptGrant } from '../../bench/least-privilege/kept-grants';
import { unneededGrants } from '../../bench/least-privilege/role-grants';

const START = Date.UTC(2026, 5, 1, 12);
const MINUTE = 60_000;

/** Orders are processed by a function; what fails waits in a bucket, and its place in a queue of another function. */
function assembly(): string {
  const app = new App();
  const stack = new Stack(app, 'Orders');
  const stream = new DataStream(stack, 'Stream', { capacity: StreamCapacity.provisioned(1) });
  const handler = (id: string) =>
    new LambdaFunction(stack, id, {
      runtime: Runtime.NODEJS_24_X,
      handler: 'index.handler',
      code: Code.fromInline(`exports.handler = async ({ Records }) => {
        if (Records.some(({ kinesis }) => kinesis.partitionKey === 'poison')) throw new TypeError('no order');
      };`),
    });
  const { bucket } = new FailureBucket(stack, 'Failures');
  const process = new StreamProcessor(stack, 'Processor', {
    source: stream,
    handler: handler('Process'),
    retryAttempts: 0,
    bisectBatchOnError: false,
    onFailure: new S3FailureDestination(bucket),
  });
  new Redrive(stack, 'Redrive', {
    source: RedriveSource.bucket(bucket, process.eventSourceMapping),
    target: RedriveTarget.handler(process.handler),
    schedule: ScheduleExpression.at(new Date(START + 60 * MINUTE)),
  });
  const queue = new Queue(stack, 'Places', { retentionPeriod: Duration.days(14) });
  const copies = new DataStream(stack, 'Copies', { capacity: StreamCapacity.provisioned(1) });
  const copy = new StreamProcessor(stack, 'Copier', {
    source: copies,
    handler: handler('Copy'),
    retryAttempts: 0,
    bisectBatchOnError: false,
    onFailure: new SqsFailureDestination(queue),
  });
  const source = RedriveSource.queue(queue, copy.source);
  new Redrive(stack, 'CopyRedrive', { source, target: RedriveTarget.stream(copies), metricNamespace: 'Copies' });
  return app.synth().directory;
}

describe('Redrive', () => {
  let sandbox: Sandbox;

  beforeEach(async () => {
    sandbox = await Sandbox.start({ assembly: assembly(), clock: new VirtualClock(START) });
  });

  afterEach(() => sandbox.close());

  function settings() {
    const { endpoint, region } = sandbox;
    return { endpoint, region, credentials: sandbox.credentials() };
  }

  async function put(stream: string, ...orders: string[]): Promise<void> {
    const Records = orders.map((order) => ({ Data: Buffer.from(order), PartitionKey: order }));
    await new KinesisClient(settings()).send(new PutRecordsCommand({ StreamName: sandbox.ref(stream), Records }));
  }

  function processed(name: string): string[] {
    const runs = sandbox.invocations(name).filter(({ failed }) => !failed);
    return runs.flatMap(({ event }) =>
      (event as { Records: { kinesis: { partitionKey: string } }[] }).Records.map(
        ({ kinesis }) => kinesis.partitionKey,
      ),
    );
  }

  function lastOf(metricName: string, namespace: string, destination: string): number | undefined {
    const dimensions = { FailureDestination: sandbox.ref(destination).replace(/^.*\//, '') };
    return sandbox.metric({ namespace, metricName, dimensions, statistic: 'Maximum' }).at(-1)?.value;
  }

  function unneeded(role: string): string[] {
    const grants = unneededGrants(sandbox).filter((grant) => grant.role === role && !keptGrant(grant));
    return grants.map(({ action, resource }) => `${action} ${resource}`);
  }

  test('brings back to the function by the clock what waits in a bucket, and tells how long it has waited', async () => {
    sandbox.inject({ type: 'function-fails', function: 'Orders/Process', forMs: 10 * MINUTE });
    await put('Orders/Stream/Resource', 'a', 'b', 'poison');
    await sandbox.clock.advance(30 * MINUTE);
    expect(processed('Orders/Process')).toEqual([]);
    expect(lastOf('BatchesWaiting', 'KinesisPipelines', 'Orders/Failures/Resource')).toBe(1);
    expect(lastOf('AgeOfOldestBatch', 'KinesisPipelines', 'Orders/Failures/Resource')).toBeGreaterThan(25 * 60);

    await sandbox.clock.advance(40 * MINUTE);
    expect(processed('Orders/Process')).toEqual(['a', 'b']);
    expect(lastOf('RecordsRedriven', 'KinesisPipelines', 'Orders/Failures/Resource')).toBe(2);
    expect(lastOf('RecordsFailed', 'KinesisPipelines', 'Orders/Failures/Resource')).toBe(1);
    expect(lastOf('BatchesWaiting', 'KinesisPipelines', 'Orders/Failures/Resource')).toBe(1);
  });

  test('brings back to the stream on demand what a queue knows the place of', async () => {
    sandbox.inject({ type: 'function-fails', function: 'Orders/Copy', forMs: 10 * MINUTE });
    await put('Orders/Copies/Resource', 'a', 'b');
    await sandbox.clock.advance(20 * MINUTE);
    expect(lastOf('BatchesWaiting', 'Copies', 'Orders/Places')).toBe(1);

    const FunctionName = sandbox.ref('Orders/CopyRedrive/Function/Resource');
    const { Payload } = await new LambdaClient(settings()).send(new InvokeCommand({ FunctionName }));
    const outcome = JSON.parse(Payload?.transformToString() ?? '');
    expect(outcome).toMatchObject({ report: { batches: { redriven: 1, left: 0 }, records: { redriven: 2 } } });
    await sandbox.clock.advance(10 * MINUTE);
    expect(processed('Orders/Copy').sort()).toEqual(['a', 'b']);
    expect(lastOf('BatchesWaiting', 'Copies', 'Orders/Places')).toBe(0);
    expect(unneeded('Orders/CopyRedrive/Function/Role')).toEqual([]);
  });

  test('fails where it cannot go on, and leaves everything where it is', async () => {
    sandbox.inject({ type: 'function-fails', function: 'Orders/Process', forMs: 10 * MINUTE });
    await put('Orders/Stream/Resource', 'a');
    await sandbox.clock.advance(20 * MINUTE);
    sandbox.inject({ type: 'function-throttled', function: 'Orders/Process', forMs: 60 * MINUTE });
    await sandbox.clock.advance(45 * MINUTE);
    const failed = sandbox.invocations('Orders/Redrive/Function/Resource').filter((run) => run.failed);
    expect(failed).toHaveLength(1);
    expect(JSON.stringify(failed[0]?.response)).toContain('TooManyRequestsException');
    expect(lastOf('BatchesWaiting', 'KinesisPipelines', 'Orders/Failures/Resource')).toBe(1);
    expect(processed('Orders/Process')).toEqual([]);
  });
});
