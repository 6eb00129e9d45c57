import { KinesisClient, PutRecordCommand } from '@aws-sdk/client-kinesis';
import { Template } from 'aws-cdk-lib/assertions';
import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { DeliveryStream, S3Bucket } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Code, Function as LambdaFunction, Runtime, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { KinesisEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { App, Stack } from 'aws-cdk-lib/core';
import { Sandbox, type SandboxOptions, UnreadableInput, VirtualClock } from 'cdk-kinesis-pipelines-toolkit';
import { temporaryFolder } from '../toolkit/sandbox/context';

/** A stack as anyone writes it, with nothing of ours. */
function ordersTemplate(): object {
  const stack = new Stack(new App(), 'Orders');
  const stream = new Stream(stack, 'Stream', { shardCount: 1 });
  const handler = new LambdaFunction(stack, 'Handler', {
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = async ({ Records }) => Records.length;'),
  });
  handler.addEventSource(new KinesisEventSource(stream, { startingPosition: StartingPosition.TRIM_HORIZON }));
  const bucket = new Bucket(stack, 'Bucket');
  new DeliveryStream(stack, 'Delivery', { destination: new S3Bucket(bucket, { dataOutputPrefix: 'orders/' }) });
  return Template.fromStack(stack).toJSON();
}

const template = ordersTemplate();

function start(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  return Sandbox.start({ template, clock: new VirtualClock(), ...options });
}

function idOf(sandbox: Sandbox, type: string): string {
  return sandbox.deployment.resources.find((resource) => resource.type === type)?.logicalId ?? '';
}

async function put(sandbox: Sandbox, order: string): Promise<void> {
  const { endpoint, region } = sandbox;
  const client = new KinesisClient({ endpoint, region, credentials: sandbox.credentials() });
  const StreamName = sandbox.ref(idOf(sandbox, 'AWS::Kinesis::Stream'));
  await client.send(new PutRecordCommand({ StreamName, PartitionKey: order, Data: Buffer.from(order) }));
}

function runs(sandbox: Sandbox): unknown[] {
  return sandbox.invocations(idOf(sandbox, 'AWS::Lambda::Function')).map(({ response }) => response);
}

describe('Sandbox', () => {
  test('runs a template of plain L2 constructs', async () => {
    const sandbox = await start();
    await put(sandbox, 'tea');
    const { pending, advancedMs } = await sandbox.drain();

    expect(runs(sandbox)).toEqual([1]);
    expect(pending).toEqual([]);
    expect(advancedMs).toBeGreaterThanOrEqual(60_000);
    await sandbox.close();
  });

  test('stands beside others without a word between them', async () => {
    const [first, second] = await Promise.all([start(), start()]);
    await put(first, 'tea');
    await Promise.all([first.drain(), second.clock.advance(5_000)]);

    expect(first.endpoint).not.toBe(second.endpoint);
    expect(first.dataDir).not.toBe(second.dataDir);
    expect(runs(first)).toEqual([1]);
    expect(runs(second)).toEqual([]);
    expect(second.clock.now()).toBe(new VirtualClock().now() + 5_000);

    await first.close();
    await put(second, 'milk');
    await second.clock.advance(2_000);
    expect(runs(second)).toEqual([1]);
    await second.close();
  });

  test('names a resource alike on every start', async () => {
    const first = await start();
    const second = await start();
    expect(first.deployment.resources.map(({ ref }) => ref)).toEqual(second.deployment.resources.map(({ ref }) => ref));
    await Promise.all([first.close(), second.close()]);
  });

  test('refuses a data directory that another sandbox works in, until that one closes', async () => {
    const dataDir = temporaryFolder();
    const first = await start({ dataDir });
    await expect(start({ dataDir })).rejects.toThrow(
      new UnreadableInput(`${dataDir}: in use by the sandbox of process ${process.pid}`),
    );
    await first.close();
    await (await start({ dataDir })).close();
  });

  test('refuses a port in use', async () => {
    const first = await start();
    const port = Number(new URL(first.endpoint).port);
    await expect(start({ port })).rejects.toMatchObject({ code: 'EADDRINUSE', port });
    await first.close();
  });

  test.each<[string, Partial<SandboxOptions>]>([
    ['neither an assembly nor a template', { template: undefined }],
    ['both', { assembly: 'cdk.out' }],
  ])('refuses %s', async (_, options) => {
    await expect(start(options)).rejects.toThrow(
      new UnreadableInput('Sandbox: exactly one of assembly and template must be set'),
    );
  });

  test('lets go of its data directory when a stack cannot be created', async () => {
    const dataDir = temporaryFolder();
    const broken = {
      Resources: {
        Namespace: { Type: 'AWS::RedshiftServerless::Namespace', Properties: { NamespaceName: 'logs' } },
        Bucket: { Type: 'AWS::S3::Bucket', DependsOn: 'Namespace', Properties: { BucketName: 'No' } },
      },
    };
    await expect(start({ template: broken, dataDir })).rejects.toThrow(
      new UnreadableInput(
        'Template/Bucket (AWS::S3::Bucket): BucketName must be 3-63 lowercase letters, digits, dots and hyphens, got No',
      ),
    );
    await (await start({ dataDir })).close();
  });
});
