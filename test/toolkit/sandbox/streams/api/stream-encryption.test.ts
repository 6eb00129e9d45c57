import { AwsError } from '../../../../../toolkit/sandbox/kernel/aws-error';
import { until } from '../../../../../toolkit/sandbox/kernel/fault-point';
import { base64 } from '../room';
import { SHARD, STREAM, streamRoom } from '../stream-room';

const KEY = { ...STREAM, EncryptionType: 'KMS', KeyId: 'alias/logs' };
const DAY = 86_400_000;
const DISABLED = new AwsError('KMSDisabledException', 'alias/logs is disabled.');

describe('stream encryption', () => {
  test('starts and stops, and keeps the stream updating for a while', async () => {
    const { call, summary, context } = streamRoom();
    call('StartStreamEncryption', KEY);
    expect(summary()).toMatchObject({ EncryptionType: 'KMS', KeyId: 'alias/logs', StreamStatus: 'UPDATING' });
    await context.clock.advance(500);
    expect(summary().StreamStatus).toBe('ACTIVE');
    call('StopStreamEncryption', KEY);
    expect(summary()).toMatchObject({ EncryptionType: 'NONE', KeyId: undefined });
  });

  test.each(['StartStreamEncryption', 'StopStreamEncryption'])('%s works 25 times in any 24 hours', async (name) => {
    const { call, failure, context } = streamRoom({ ShardCount: 1 }, { updatingMs: 1 });
    for (let i = 0; i < 25; i++) {
      call(name, KEY);
      await context.clock.advance(1);
    }
    await context.clock.advance(DAY - 26);
    expect(failure(name, KEY)).toBe(
      `LimitExceededException: Number of ${name} operations within the past 24 hours has reached the limit of 25.`,
    );
    await context.clock.advance(1);
    expect(call(name, KEY)).toEqual({});
  });

  test('lets no record in or out while its key is disabled', async () => {
    const { call, failure, room, samples, context } = streamRoom({ ShardCount: 1 });
    const put = { ...STREAM, PartitionKey: 'k', Data: base64('x') };
    const { ShardIterator } = call('GetShardIterator', { ...SHARD, ShardIteratorType: 'LATEST' });
    call('StartStreamEncryption', KEY);
    room.faults('logs').keys.add(until(context.clock, context.clock.now() + 1000), DISABLED);
    samples.length = 0;
    const disabled = 'KMSDisabledException: alias/logs is disabled.';
    expect(failure('PutRecord', put)).toBe(disabled);
    expect(failure('PutRecords', { ...STREAM, Records: [put] })).toBe(disabled);
    expect(failure('GetRecords', { ShardIterator })).toBe(disabled);
    expect(samples.map(({ name, value }) => [name, value])).toEqual([
      ['PutRecord.Success', 0],
      ['PutRecords.Success', 0],
      ['GetRecords.Success', 0],
    ]);
    await context.clock.advance(1000);
    call('PutRecord', put);
    expect(call('GetRecords', { ShardIterator }).Records).toHaveLength(1);
  });

  test('has no key to disable when it is off', () => {
    const { call, room, context } = streamRoom();
    room.faults('logs').keys.add(until(context.clock, Number.POSITIVE_INFINITY), DISABLED);
    expect(call('PutRecord', { ...STREAM, PartitionKey: 'k', Data: base64('x') })).toHaveProperty('SequenceNumber');
  });
});
