import {
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListShardsCommand,
  PutRecordCommand,
} from '@aws-sdk/client-kinesis';
import type { Fault } from '../../../../../toolkit/sandbox/faults';
import { FaultySandbox } from '../faulty-sandbox';

const SECOND = { stream: 'Stream', forMs: 1_000 };
const HOUR = 3_600_000;

let faulty: FaultySandbox;

beforeEach(async () => {
  faulty = await FaultySandbox.start();
});

afterEach(() => faulty.close());

function put(data = 'data') {
  return faulty.kinesis.send(new PutRecordCommand({ StreamName: 'logs', PartitionKey: 'a', Data: Buffer.from(data) }));
}

async function iterator(ShardId = 'shardId-000000000000'): Promise<string | undefined> {
  const command = new GetShardIteratorCommand({ StreamName: 'logs', ShardId, ShardIteratorType: 'TRIM_HORIZON' });
  return (await faulty.kinesis.send(command)).ShardIterator;
}

function read(ShardIterator: string | undefined) {
  return faulty.kinesis.send(new GetRecordsCommand({ ShardIterator }));
}

function metric(name: string): number {
  return faulty.sum('AWS/Kinesis', name, { StreamName: 'logs' });
}

async function shards() {
  const { Shards = [] } = await faulty.kinesis.send(new ListShardsCommand({ StreamName: 'logs' }));
  return Shards.map(({ ShardId, ParentShardId, AdjacentParentShardId }) =>
    [ShardId, ParentShardId, AdjacentParentShardId].map((id) => id?.replace(/^shardId-0*(?=\d)/, '')),
  );
}

async function settled(): Promise<void> {
  await faulty.sandbox.clock.advance(1_000);
}

describe('a fault of a stream', () => {
  test.each<[Fault['type'], string, string]>([
    ['stream-throttled', 'ProvisionedThroughputExceededException', 'Rate exceeded for shard'],
    ['writes-throttled', 'ProvisionedThroughputExceededException', 'Rate exceeded for shard'],
    ['put-entries-fail', 'InternalFailure', 'Internal service failure.'],
    ['key-disabled', 'KMSDisabledException', 'alias/logs is disabled.'],
    ['key-denied', 'KMSAccessDeniedException', 'access to alias/logs is denied.'],
  ])('%s fails what is put, and ends', async (type, name, message) => {
    faulty.sandbox.inject({ type, ...SECOND } as Fault);
    await expect(put()).rejects.toMatchObject({ name, message: expect.stringContaining(message) });
    await settled();
    expect(await put()).toHaveProperty('SequenceNumber');
  });

  test.each<[Fault['type'], string]>([
    ['stream-throttled', 'ProvisionedThroughputExceededException'],
    ['reads-throttled', 'ProvisionedThroughputExceededException'],
    ['key-disabled', 'KMSDisabledException'],
    ['key-denied', 'KMSAccessDeniedException'],
    ['iterators-expired', 'ExpiredIteratorException'],
  ])('%s fails what is read, and ends', async (type, name) => {
    const from = await iterator();
    faulty.sandbox.inject({ type, ...SECOND } as Fault);
    await expect(read(from)).rejects.toMatchObject({ name });
    await settled();
    expect(await read(from)).toHaveProperty('Records');
  });

  test.each<Fault['type']>(['reads-throttled', 'iterators-expired'])('%s lets records in', async (type) => {
    faulty.sandbox.inject({ type, ...SECOND } as Fault);
    expect(await put()).toHaveProperty('SequenceNumber');
  });

  test.each<Fault['type']>(['writes-throttled', 'put-entries-fail'])('%s lets records out', async (type) => {
    faulty.sandbox.inject({ type, ...SECOND } as Fault);
    expect(await read(await iterator())).toHaveProperty('Records');
  });

  test('writes-throttled refuses a share of a batch', async () => {
    faulty.sandbox.inject({ type: 'writes-throttled', stream: 'Stream', share: 0.1 });
    const { FailedRecordCount, Records } = await faulty.putRecords(500);
    const codes = (Records ?? []).flatMap(({ ErrorCode }) => ErrorCode ?? []);
    expect(FailedRecordCount).toBe(codes.length);
    expect(codes.length).toBeGreaterThan(25);
    expect(codes.length).toBeLessThan(75);
    expect(new Set(codes)).toEqual(new Set(['ProvisionedThroughputExceededException']));
    expect(metric('PutRecords.ThrottledRecords')).toBe(codes.length);
    expect(metric('PutRecords.FailedRecords')).toBe(0);
    expect(metric('WriteProvisionedThroughputExceeded')).toBe(codes.length);
  });

  test('put-entries-fail fails as many entries of a batch as it is told to', async () => {
    faulty.sandbox.inject({ type: 'put-entries-fail', stream: 'Stream', times: 3 });
    const { FailedRecordCount, Records } = await faulty.putRecords(10);
    expect(FailedRecordCount).toBe(3);
    expect(Records?.slice(0, 4)).toEqual([
      ...Array(3).fill({ ErrorCode: 'InternalFailure', ErrorMessage: 'Internal service failure.' }),
      { ShardId: expect.any(String), SequenceNumber: expect.any(String) },
    ]);
    expect(metric('PutRecords.FailedRecords')).toBe(3);
    expect(metric('PutRecords.ThrottledRecords')).toBe(0);
    expect(metric('IncomingRecords')).toBe(7);
  });

  test('shard-split splits the first open shard, or the one it names', async () => {
    faulty.sandbox.inject({ type: 'shard-split', stream: 'Stream' });
    await settled();
    faulty.sandbox.inject({ type: 'shard-split', stream: 'Stream', shard: 'shardId-000000000001' });
    const children = (await shards()).slice(2);
    expect(children).toEqual([
      ['2', '0', undefined],
      ['3', '0', undefined],
      ['4', '1', undefined],
      ['5', '1', undefined],
    ]);
  });

  test('shard-split tells when there is no such shard', () => {
    const split = () => faulty.sandbox.inject({ type: 'shard-split', stream: 'Stream', shard: 'shardId-9' });
    expect(split).toThrow('Could not find shard shardId-9 in stream logs under account 123456789012.');
  });

  test('shards-merged merges a shard with the one after it', async () => {
    faulty.sandbox.inject({ type: 'shards-merged', stream: 'Stream' });
    expect((await shards()).slice(2)).toEqual([['2', '0', '1']]);
  });

  test('shards-merged tells when nothing comes after', () => {
    const merge = () =>
      faulty.sandbox.inject({ type: 'shards-merged', stream: 'Stream', shard: 'shardId-000000000001' });
    expect(merge).toThrow('has no shard after it to merge with.');
  });

  test('shard-count-updated makes as many shards of equal ranges', async () => {
    faulty.sandbox.inject({ type: 'shard-count-updated', stream: 'Stream', shardCount: 4 });
    expect(faulty.sandbox.rooms.streams.openShardCount()).toBe(4);
  });

  test('a reshard that comes at the wrong time is a warning, not the end', async () => {
    const warnings: string[] = [];
    faulty.sandbox.events.listen((event) => {
      if (event.type === 'warning') warnings.push(event.message);
    });
    faulty.sandbox.inject({ type: 'shard-split', stream: 'Stream' });
    faulty.sandbox.inject({ type: 'shard-split', stream: 'Stream', afterMs: 100 });
    await faulty.sandbox.clock.advance(100);
    expect(warnings).toEqual([expect.stringMatching(/^fault shard-split did not happen: Stream logs .* not ACTIVE/)]);
  });

  test('retention-shortened lets older records expire, and gives nothing back', async () => {
    const { sandbox } = faulty;
    sandbox.rooms.streams.operator('logs').changeRetention(48);
    await put('old');
    await sandbox.clock.advance(30 * HOUR);
    await put('young');
    sandbox.inject({ type: 'retention-shortened', stream: 'Stream', hours: 24, forMs: HOUR });
    await sandbox.clock.advance(HOUR);
    const kept = await Promise.all(
      (await shards()).map(async ([id]) => read(await iterator(`shardId-00000000000${id}`))),
    );
    const data = kept.flatMap(({ Records = [] }) => Records.map(({ Data = [] }) => Buffer.from(Data).toString()));
    expect(data).toEqual(['young']);
    expect(sandbox.rooms.streams.operator('logs').retentionHours).toBe(48);
  });

  test('a key cannot be disabled where there is none', async () => {
    const Plain = { Type: 'AWS::Kinesis::Stream', Properties: { Name: 'plain', ShardCount: 1 } };
    const plain = await FaultySandbox.start({ Plain });
    const inject = () => plain.sandbox.inject({ type: 'key-disabled', stream: 'Plain' });
    expect(inject).toThrow('stream Plain must be encrypted to have a key');
    await plain.close();
  });
});
