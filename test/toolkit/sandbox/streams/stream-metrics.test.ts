import { base64 } from './room';
import { SHARD, STREAM, streamRoom } from './stream-room';

const RECORD = { PartitionKey: 'k', Data: base64('data') };

/** Name, unit and dimensions of every metric that the calls put. */
function metricsOf(run: (test: ReturnType<typeof streamRoom>) => void): string[] {
  const test = streamRoom({ ShardCount: 1 });
  run(test);
  const shown = test.samples.map(({ name, unit, dimensions }) => `${name} ${unit} ${Object.keys(dimensions)}`);
  expect(test.samples.every(({ namespace }) => namespace === 'AWS/Kinesis')).toBe(true);
  return [...new Set(shown)].sort();
}

describe('StreamMetrics', () => {
  test('has the names, units and dimensions of the service for a stream', () => {
    const metrics = metricsOf(({ call }) => {
      call('PutRecord', { ...STREAM, ...RECORD });
      call('PutRecords', { ...STREAM, Records: [RECORD] });
      const { ShardIterator } = call('GetShardIterator', { ...SHARD, ShardIteratorType: 'TRIM_HORIZON' });
      call('GetRecords', { ShardIterator });
    });
    expect(metrics).toEqual([
      'GetRecords.Bytes Bytes StreamName',
      'GetRecords.IteratorAgeMilliseconds Milliseconds StreamName',
      'GetRecords.Latency Milliseconds StreamName',
      'GetRecords.Records Count StreamName',
      'GetRecords.Success Count StreamName',
      'IncomingBytes Bytes StreamName',
      'IncomingRecords Count StreamName',
      'PutRecord.Bytes Bytes StreamName',
      'PutRecord.Latency Milliseconds StreamName',
      'PutRecord.Success Count StreamName',
      'PutRecords.Bytes Bytes StreamName',
      'PutRecords.FailedRecords Count StreamName',
      'PutRecords.Latency Milliseconds StreamName',
      'PutRecords.Success Count StreamName',
      'PutRecords.SuccessfulRecords Count StreamName',
      'PutRecords.ThrottledRecords Count StreamName',
      'PutRecords.TotalRecords Count StreamName',
      'ReadProvisionedThroughputExceeded Count StreamName',
      'WriteProvisionedThroughputExceeded Count StreamName',
    ]);
  });

  test('has those of every shard only where they are enabled', () => {
    const metrics = metricsOf(({ call, samples }) => {
      call('EnableEnhancedMonitoring', { ...STREAM, ShardLevelMetrics: ['ALL'] });
      call('PutRecord', { ...STREAM, ...RECORD });
      const { ShardIterator } = call('GetShardIterator', { ...SHARD, ShardIteratorType: 'TRIM_HORIZON' });
      call('GetRecords', { ShardIterator });
      samples.splice(0, samples.length, ...samples.filter(({ dimensions }) => dimensions.ShardId !== undefined));
    });
    expect(metrics).toEqual([
      'IncomingBytes Bytes StreamName,ShardId',
      'IncomingRecords Count StreamName,ShardId',
      'IteratorAgeMilliseconds Milliseconds StreamName,ShardId',
      'OutgoingBytes Bytes StreamName,ShardId',
      'OutgoingRecords Count StreamName,ShardId',
      'ReadProvisionedThroughputExceeded Count StreamName,ShardId',
      'WriteProvisionedThroughputExceeded Count StreamName,ShardId',
    ]);
  });
});
