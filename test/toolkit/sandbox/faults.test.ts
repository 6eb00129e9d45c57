import { KinesisClient, PutRecordCommand } from '@aws-sdk/client-kinesis';
import { VirtualClock } from '../../../toolkit/sandbox/kernel/virtual-clock';
import { Sandbox } from '../../../toolkit/sandbox/sandbox';

const TEMPLATE = {
  Resources: {
    Stream: {
      Type: 'AWS::Kinesis::Stream',
      Properties: { Name: 'logs', ShardCount: 1, StreamEncryption: { EncryptionType: 'KMS', KeyId: 'alias/logs' } },
    },
    Handler: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Handler: 'index.handler',
        Runtime: 'nodejs22.x',
        Role: 'arn:aws:iam::123456789012:role/handler',
        Code: { ZipFile: 'exports.handler = async () => "fine";' },
      },
    },
  },
};

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await Sandbox.start({ template: TEMPLATE, clock: new VirtualClock() });
});

afterEach(() => sandbox.close());

async function invoke(): Promise<unknown> {
  const url = `${sandbox.endpoint}/2015-03-31/functions/${sandbox.ref('Handler')}/invocations`;
  const response = await fetch(url, { method: 'POST', body: '{}' });
  return { status: response.status, error: response.headers.get('x-amz-function-error') };
}

function put() {
  const { endpoint, region } = sandbox;
  const client = new KinesisClient({ endpoint, region, credentials: sandbox.credentials(), maxAttempts: 1 });
  return client.send(new PutRecordCommand({ StreamName: 'logs', PartitionKey: 'a', Data: Buffer.from('a') }));
}

describe('a fault', () => {
  test('makes a function fail for a time', async () => {
    sandbox.inject({ type: 'function-fails', function: 'Handler', forMs: 1_000 });
    expect(await invoke()).toEqual({ status: 200, error: 'Unhandled' });
    await sandbox.clock.advance(1_000);
    expect(await invoke()).toEqual({ status: 200, error: null });
  });

  test('makes Lambda refuse to run a function for a time', async () => {
    sandbox.inject({ type: 'function-throttled', function: 'Handler', forMs: 1_000 });
    expect(await invoke()).toEqual({ status: 429, error: null });
    await sandbox.clock.advance(1_000);
    expect(await invoke()).toEqual({ status: 200, error: null });
  });

  test('makes a stream refuse records for a time', async () => {
    sandbox.inject({ type: 'stream-throttled', stream: 'Stream', forMs: 1_000 });
    await expect(put()).rejects.toMatchObject({ name: 'ProvisionedThroughputExceededException' });
    await sandbox.clock.advance(1_000);
    expect(await put()).toMatchObject({ ShardId: 'shardId-000000000000' });
  });

  test('disables the key of a stream for a time', async () => {
    sandbox.inject({ type: 'key-disabled', stream: 'Stream', forMs: 1_000 });
    await expect(put()).rejects.toMatchObject({ name: 'KMSDisabledException', message: 'alias/logs is disabled.' });
    await sandbox.clock.advance(1_000);
    expect(await put()).toMatchObject({ ShardId: 'shardId-000000000000' });
  });

  test('happens to nothing that does not exist', () => {
    expect(() => sandbox.inject({ type: 'function-fails', function: 'Nobody', forMs: 1_000 })).toThrow(
      'Function not found: Nobody',
    );
  });
});
