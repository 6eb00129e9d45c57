import { gunzipSync } from 'node:zlib';
import { FirehoseClient, PutRecordBatchCommand } from '@aws-sdk/client-firehose';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { App, Duration, Stack } from 'aws-cdk-lib/core';
import {
  DeliveryBucket,
  DirectPutDeliveryStream,
  ErrorObjectAlarm,
  LambdaProcessor,
  Redrive,
  RedriveSource,
  RedriveTarget,
  S3Destination,
} from 'cdk-kinesis-pipelines';
import { Sandbox, VirtualClock } from 'cdk-kinesis-pipelines-toolkit';
import { isGzip } from '../../lambda/shared/bounded-inflate';
import { CommandLine } from './command';

jest.setTimeout(120_000);

const MINUTE_MS = 60_000;
const ERRORS = 'errors/!{firehose:error-output-type}/';
const COPY = `exports.handler = async ({ records }) => ({
  records: records.map(({ recordId, data }) => ({ recordId, data, result: 'Ok' })),
});`;

/** Events are transformed on their way to a bucket; what the function fails is told of, and can be brought back. */
function assembly(): string {
  const app = new App();
  const stack = new Stack(app, 'Events');
  const { bucket } = new DeliveryBucket(stack, 'Lake');
  const handler = new LambdaFunction(stack, 'Transform', {
    runtime: Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code: Code.fromInline(COPY),
    timeout: Duration.minutes(1),
  });
  const destination = new S3Destination(bucket, {
    prefix: 'events/',
    errorOutputPrefix: ERRORS,
    bufferingInterval: Duration.minutes(1),
    processors: [new LambdaProcessor(handler)],
  });
  const { deliveryStream } = new DirectPutDeliveryStream(stack, 'Delivery', { destination });
  new ErrorObjectAlarm(stack, 'ErrorObjects', { bucket, errorPrefixes: [ERRORS], actions: [] });
  const source = RedriveSource.errorObjects(bucket, ERRORS);
  new Redrive(stack, 'Redrive', { source, target: RedriveTarget.deliveryStream(deliveryStream) });
  return app.synth().directory;
}

describe('error objects of a delivery stream', () => {
  const command = new CommandLine();
  let sandbox: Sandbox;
  let bucket: string;
  let deliveryStream: string;

  beforeEach(async () => {
    sandbox = await Sandbox.start({ assembly: assembly(), clock: new VirtualClock(Date.UTC(2026, 5, 1, 12)) });
    deliveryStream = refOf('AWS::KinesisFirehose::DeliveryStream', 'Delivery');
    bucket = sandbox.ref('Events/Lake/Resource');
    const transform = refOf('AWS::Lambda::Function', 'Transform');
    sandbox.inject({
      type: 'transform-answer-malformed',
      function: transform,
      answer: 'processing-failed',
      forMs: 5 * MINUTE_MS,
    });
    await put('one;', 'two;');
    await sandbox.clock.advance(6 * MINUTE_MS);
  });

  afterEach(async () => {
    command.end();
    await sandbox.close();
  });

  function refOf(type: string, id: string): string {
    const { resources } = sandbox.deployment;
    return resources.find((resource) => resource.type === type && resource.logicalId.startsWith(id))?.ref ?? '';
  }

  function settings() {
    const { endpoint, region } = sandbox;
    return { endpoint, region, credentials: sandbox.credentials() };
  }

  async function put(...events: string[]): Promise<void> {
    const Records = events.map((event) => ({ Data: Buffer.from(event) }));
    const put = new PutRecordBatchCommand({ DeliveryStreamName: deliveryStream, Records });
    await new FirehoseClient(settings()).send(put);
  }

  async function textBelow(prefix: string): Promise<string> {
    const objects = await sandbox.objects(bucket, prefix);
    const bodies = await Promise.all(objects.map(({ key }) => sandbox.read(bucket, key)));
    return bodies.map((body) => (isGzip(body) ? gunzipSync(body) : body).toString()).join('');
  }

  function alarmState() {
    return sandbox.alarms().find(({ name }) => name.includes('ErrorObjects'))?.state;
  }

  test('turn an alarm on, and off when no more come', async () => {
    expect(await textBelow('errors/processing-failed/')).toContain('Lambda.ProcessingFailedStatus');
    expect(alarmState()).toBe('ALARM');
    await sandbox.clock.advance(15 * MINUTE_MS);
    expect(alarmState()).toBe('OK');
  });

  test('are brought back by the function, and are counted until then', async () => {
    const FunctionName = refOf('AWS::Lambda::Function', 'RedriveFunction');
    const { Payload } = await new LambdaClient(settings()).send(new InvokeCommand({ FunctionName, Payload: '{}' }));
    expect(JSON.parse(Payload?.transformToString() ?? '')).toMatchObject({
      report: { batches: { redriven: 1, left: 0 }, records: { redriven: 2, failed: 0 } },
      backlog: { batches: 0 },
    });
    await sandbox.clock.advance(2 * MINUTE_MS);
    expect(await textBelow('events/')).toBe('one;two;');
    expect(await sandbox.objects(bucket, 'errors/')).toEqual([]);
    const metric = { namespace: 'KinesisPipelines', metricName: 'BatchesWaiting', statistic: 'Maximum' } as const;
    const dimensions = { FailureDestination: `${bucket}/errors/` };
    const counted = sandbox.metric({ ...metric, dimensions }).map(({ value }) => value);
    expect([counted.includes(1), counted.at(-1)]).toEqual([true, 0]);
  });

  test('are brought back by the command, once', async () => {
    const redrive = (...args: string[]) => {
      const target = ['--delivery-stream', deliveryStream, ...args];
      const env = { AWS_ENDPOINT_URL: sandbox.endpoint };
      return command.launch(['redrive', `s3://${bucket}/errors/`, ...target], env).outcome;
    };
    const told = await redrive('--dry-run');
    expect(told.stdout).toMatch(/2 records of 2 keys {2}Lambda\.ProcessingFailedStatus {2,}s3:/);
    expect(await redrive()).toMatchObject({
      code: 0,
      stdout: 'redriven  2 records; 1 batch whole\nleft      0 batches; 0 records failed again\n',
    });
    expect(await redrive()).toMatchObject({ code: 0, stdout: expect.stringContaining('redriven  0 records') });
    await sandbox.clock.advance(2 * MINUTE_MS);
    expect(await textBelow('events/')).toBe('one;two;');
  });
});
