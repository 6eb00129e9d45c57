import type { StreamsOptions } from '../../../../toolkit/sandbox/streams/streams-options';
import { base64, testRoom } from './room';

export const STREAM = { StreamName: 'logs' };
export const STREAM_ARN = 'arn:aws:kinesis:us-east-1:123456789012:stream/logs';
export const SHARD = { ...STREAM, ShardId: 'shardId-000000000000' };

/** A room with one stream. */
export function streamRoom(input: object = { ShardCount: 2 }, options: StreamsOptions = {}) {
  const test = testRoom(options);
  test.call('CreateStream', { ...STREAM, ...input });
  const summary = () => test.call('DescribeStreamSummary', STREAM).StreamDescriptionSummary;
  return { ...test, summary };
}

/** A room with one stream of one shard, to put records to and read them again. */
export function shardRoom(options: StreamsOptions = {}) {
  const test = streamRoom({ ShardCount: 1, MaxRecordSizeInKiB: 10_240 }, options);
  const put = (data: string): string =>
    test.call('PutRecord', { ...STREAM, PartitionKey: 'k', Data: base64(data) }).SequenceNumber;
  const iterator = (type: string, extra = {}): string =>
    test.call('GetShardIterator', { ...SHARD, ShardIteratorType: type, ...extra }).ShardIterator;
  const read = (ShardIterator: string, extra = {}) => test.call('GetRecords', { ShardIterator, ...extra });
  const texts = (type: string, extra = {}): string[] =>
    read(iterator(type, extra)).Records.map(({ Data }: { Data: string }) => Buffer.from(Data, 'base64').toString());
  return { ...test, put, iterator, read, texts };
}
