import { KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import { Sandbox, VirtualClock } from 'cdk-kinesis-pipelines-toolkit';
import type { FailureDocument } from '../../../../lambda/shared/redrive/failure-document';
import { readShardRange, streamOf } from '../../../../lambda/shared/redrive/shard-range';
import { Unredrivable } from '../../../../lambda/shared/redrive/unredrivable';

const STREAM = 'arn:aws:kinesis:us-east-1:123456789012:stream/orders';
const LARGE = 1_000_000;

const Resources = {
  Orders: { Type: 'AWS::Kinesis::Stream', Properties: { Name: 'orders', ShardCount: 1 } },
};

let sandbox: Sandbox;
let kinesis: KinesisClient;

beforeEach(async () => {
  sandbox = await Sandbox.start({ template: { Resources }, clock: new VirtualClock() });
  const { endpoint, region } = sandbox;
  kinesis = new KinesisClient({ endpoint, region, credentials: sandbox.credentials(), maxAttempts: 1 });
});

afterEach(() => sandbox.close());

/** Puts records of a size, a second apart, and returns their sequence numbers. */
async function put(count: number, bytes = 1): Promise<string[]> {
  const sequenceNumbers: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const Records = [{ PartitionKey: `${i}`, Data: Buffer.alloc(bytes) }];
    const answer = await kinesis.send(new PutRecordsCommand({ StreamName: 'orders', Records }));
    sequenceNumbers.push(answer.Records?.[0]?.SequenceNumber ?? '');
    await sandbox.clock.advance(2_000);
  }
  return sequenceNumbers;
}

async function read(range: Partial<FailureDocument>): Promise<string[]> {
  const document = { streamArn: STREAM, shardId: 'shardId-000000000000', ...range } as FailureDocument;
  const records = await readShardRange(kinesis, document, (ms) => sandbox.clock.advance(ms));
  return records.map(({ SequenceNumber = '' }) => SequenceNumber);
}

describe('readShardRange', () => {
  test('reads from one record to another', async () => {
    const [, startSequenceNumber = '', between = '', endSequenceNumber = ''] = await put(5);
    expect(await read({ startSequenceNumber, endSequenceNumber })).toEqual([
      startSequenceNumber,
      between,
      endSequenceNumber,
    ]);
  });

  test('reads through a consumer what its stream holds', async () => {
    const [only = ''] = await put(1);
    const streamArn = `${STREAM}/consumer/fast:1780315200`;
    expect(await read({ streamArn, startSequenceNumber: only, endSequenceNumber: only })).toEqual([only]);
  });

  test('goes on over several answers, to the end of what there is', async () => {
    const sequenceNumbers = await put(15, LARGE);
    const [startSequenceNumber = ''] = sequenceNumbers;
    const endSequenceNumber = String(BigInt(sequenceNumbers.at(-1) ?? 0) + 1_000n);
    expect(await read({ startSequenceNumber, endSequenceNumber })).toEqual(sequenceNumbers);
  });

  test('takes a shard that is gone for expired', async () => {
    const range = { shardId: 'shardId-000000000007', startSequenceNumber: '7', endSequenceNumber: '7' };
    const message = 'Could not find shard shardId-000000000007 in stream orders under account 123456789012.';
    await expect(read(range)).rejects.toEqual(new Unredrivable('expired', message));
  });

  test('takes a place that never was in the shard for malformed', async () => {
    await expect(read({ startSequenceNumber: '7', endSequenceNumber: '7' })).rejects.toMatchObject({
      because: 'malformed',
      message: expect.stringMatching(/is invalid because it did not come from this shard\.$/),
    });
  });

  test('waits for a shard that answers nobody for a while, but not for ever', async () => {
    const [only = ''] = await put(1);
    const range = { startSequenceNumber: only, endSequenceNumber: only };
    sandbox.inject({ type: 'reads-throttled', stream: 'Orders', forMs: 20_000 });
    expect(await read(range)).toEqual([only]);
    sandbox.inject({ type: 'reads-throttled', stream: 'Orders', forMs: 60_000 });
    await expect(read(range)).rejects.toMatchObject({ name: 'ProvisionedThroughputExceededException' });
  });

  test('reads no more than a batch and what may lie between', async () => {
    const sequenceNumbers = await put(34, LARGE);
    const [startSequenceNumber = ''] = sequenceNumbers;
    const endSequenceNumber = sequenceNumbers.at(-1) ?? '';
    await expect(read({ startSequenceNumber, endSequenceNumber })).rejects.toMatchObject({
      because: 'malformed',
      message: 'its range holds more than 33554432 bytes',
    });
  });
});

test('streamOf finds the stream of a consumer', () => {
  expect(streamOf(`${STREAM}/consumer/fast:1780315200`)).toBe(STREAM);
  expect(streamOf(STREAM)).toBe(STREAM);
});
