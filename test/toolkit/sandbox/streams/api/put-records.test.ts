import { base64 } from '../room';
import { STREAM, streamRoom } from '../stream-room';

const MIB = 2 ** 20;

function room(shardCount = 1) {
  return streamRoom({ ShardCount: shardCount });
}

function records(count: number, bytes = 5) {
  const Data = Buffer.alloc(bytes).toString('base64');
  return Array.from({ length: count }, (_, i) => ({ Data, PartitionKey: `key ${i}` }));
}

describe('PutRecords', () => {
  test('answers in the order of the request, with rising sequence numbers in a shard', () => {
    const answer = room().call('PutRecords', { ...STREAM, Records: records(3) });
    expect(answer.FailedRecordCount).toBe(0);
    const numbers = answer.Records.map((record: { SequenceNumber: string }) => record.SequenceNumber);
    expect(numbers).toEqual([...numbers].sort());
    expect(new Set(numbers).size).toBe(3);
    expect(answer.Records[0].ShardId).toBe('shardId-000000000000');
  });

  test('goes by the explicit hash key where there is one', () => {
    const Records = ['0', '170141183460469231731687303715884105728', '340282366920938463463374607431768211455'].map(
      (ExplicitHashKey) => ({ Data: base64('x'), PartitionKey: 'same', ExplicitHashKey }),
    );
    const answer = room(2).call('PutRecords', { ...STREAM, Records });
    expect(answer.Records.map((record: { ShardId: string }) => record.ShardId.slice(-1))).toEqual(['0', '1', '1']);
  });

  test('refuses entries past the limit of their shard one by one', () => {
    const { call, context, samples } = room();
    call('PutRecords', { ...STREAM, Records: records(500) });
    call('PutRecords', { ...STREAM, Records: records(400) });
    samples.length = 0;
    const answer = call('PutRecords', { ...STREAM, Records: records(150) });
    expect(answer.FailedRecordCount).toBe(50);
    expect(answer.Records[99].SequenceNumber).toBeDefined();
    expect(answer.Records[100]).toEqual({
      ErrorCode: 'ProvisionedThroughputExceededException',
      ErrorMessage: 'Rate exceeded for shard shardId-000000000000 in stream logs under account 123456789012.',
    });
    expect(context.seen.at(-1)).toMatchObject({ type: 'records-put', stream: 'logs', records: 100, throttled: 50 });
    expect(Object.fromEntries(samples.map(({ name, value }) => [name, value]))).toEqual({
      IncomingRecords: 100,
      IncomingBytes: 1090,
      WriteProvisionedThroughputExceeded: 50,
      'PutRecords.Bytes': 1090,
      'PutRecords.Success': 1,
      'PutRecords.Latency': 0,
      'PutRecords.TotalRecords': 150,
      'PutRecords.SuccessfulRecords': 100,
      'PutRecords.FailedRecords': 0,
      'PutRecords.ThrottledRecords': 50,
    });
  });

  test('lets another shard take its entries while one is throttled', () => {
    const { call } = room(2);
    const to = (ExplicitHashKey: string) => ({ Data: base64('x'), PartitionKey: 'k', ExplicitHashKey });
    for (let i = 0; i < 2; i++) call('PutRecords', { ...STREAM, Records: Array(500).fill(to('0')) });
    const answer = call('PutRecords', { ...STREAM, Records: [to('0'), to('340282366920938463463374607431768211455')] });
    expect(answer.Records.map((record: { ShardId?: string }) => record.ShardId)).toEqual([
      undefined,
      'shardId-000000000001',
    ]);
  });

  test('takes all in without limits', () => {
    const { call } = streamRoom({ ShardCount: 1 }, { limits: false });
    for (let i = 0; i < 5; i++) {
      expect(call('PutRecords', { ...STREAM, Records: records(500) }).FailedRecordCount).toBe(0);
    }
  });

  test('says that it encrypts', async () => {
    const { call, context } = room();
    call('StartStreamEncryption', { ...STREAM, EncryptionType: 'KMS', KeyId: 'alias/aws/kinesis' });
    await context.clock.advance(1000);
    expect(call('PutRecords', { ...STREAM, Records: records(1) }).EncryptionType).toBe('KMS');
  });

  test.each([
    [
      'no record',
      [],
      "ValidationException: 1 validation error detected: Value at 'records' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ],
    [
      '501 records',
      records(501),
      "ValidationException: 1 validation error detected: Value at 'records' failed to satisfy constraint: Member must have length less than or equal to 500",
    ],
    [
      'an empty partition key',
      [{ Data: base64('x'), PartitionKey: '' }],
      "ValidationException: 1 validation error detected: Value '' at 'records.1.member.partitionKey' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ],
    [
      'a partition key of 257 characters',
      [...records(1), { Data: base64('x'), PartitionKey: 'k'.repeat(257) }],
      `ValidationException: 1 validation error detected: Value '${'k'.repeat(257)}' at 'records.2.member.partitionKey' failed to satisfy constraint: Member must have length less than or equal to 256`,
    ],
    [
      'no data',
      [{}],
      "ValidationException: 1 validation error detected: Value null at 'records.1.member.data' failed to satisfy constraint: Member must not be null",
    ],
    [
      'no key',
      [...records(1), { Data: base64('x') }],
      "ValidationException: 1 validation error detected: Value null at 'records.2.member.partitionKey' failed to satisfy constraint: Member must not be null",
    ],
    [
      'a hash key past the key space',
      [{ Data: base64('x'), PartitionKey: 'k', ExplicitHashKey: '340282366920938463463374607431768211456' }],
      'InvalidArgumentException: Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. Specified value was 340282366920938463463374607431768211456',
    ],
    [
      'a record too large',
      [...records(1), { Data: Buffer.alloc(MIB).toString('base64'), PartitionKey: 'k' }],
      "ValidationException: 1 validation error detected: Value at 'records.2.member.data' failed to satisfy constraint: Member must have length, partition key included, less than or equal to 1048576",
    ],
    ['more than 10 MiB', records(11, MIB - 10), 'InvalidArgumentException: Records size exceeds 10 MiB limit'],
    ['no list', {}, 'SerializationException: records must be a list'],
  ])('refuses %s', (_case, Records, message) => {
    expect(room().failure('PutRecords', { ...STREAM, Records })).toBe(message);
  });

  test('takes records as large as the stream allows', () => {
    const { call } = streamRoom({ ShardCount: 1, MaxRecordSizeInKiB: 10_240 });
    expect(call('PutRecords', { ...STREAM, Records: records(1, 9 * MIB) }).FailedRecordCount).toBe(0);
  });
});
