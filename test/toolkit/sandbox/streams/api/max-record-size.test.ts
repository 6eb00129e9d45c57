import { base64 } from '../room';
import { STREAM, streamRoom } from '../stream-room';

const largest = (MaxRecordSizeInKiB: number) => ({ ...STREAM, MaxRecordSizeInKiB });

describe('UpdateMaxRecordSize', () => {
  test('lets larger records in, and no larger ones', async () => {
    const { call, failure, summary } = streamRoom({ ShardCount: 1 });
    const put = (bytes: number) => ({ ...STREAM, PartitionKey: 'k', Data: base64('x'.repeat(bytes)) });
    expect(failure('PutRecord', put(2 ** 20))).toMatch(/less than or equal to 1048576$/);
    call('UpdateMaxRecordSize', largest(2048));
    expect(summary()).toMatchObject({ MaxRecordSizeInKiB: 2048, StreamStatus: 'UPDATING' });
    expect(call('PutRecord', put(2 * 2 ** 20 - 1))).toMatchObject({ ShardId: 'shardId-000000000000' });
    expect(failure('PutRecord', put(2 * 2 ** 20))).toMatch(/less than or equal to 2097152$/);
  });

  test.each([
    [1023, 'greater than or equal to 1024'],
    [10_241, 'less than or equal to 10240'],
  ])('refuses %d KiB', (size, bound) => {
    expect(streamRoom().failure('UpdateMaxRecordSize', largest(size))).toBe(
      `ValidationException: 1 validation error detected: Value '${size}' at 'maxRecordSizeInKiB' failed to satisfy constraint: Member must have value ${bound}`,
    );
  });
});
