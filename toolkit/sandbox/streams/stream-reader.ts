import { requireUsableKey } from './encryption';
import { throttled } from './errors';
import type { RecordRange } from './retained-records';
import type { Shard } from './shard';
import type { DataStream } from './stream';
import type { StreamMetrics } from './stream-metrics';

export interface ReadLimits {
  readonly records: number;
  readonly bytes: number;
}

/** What one answer of GetRecords holds at most. */
export const LARGEST_ANSWER: ReadLimits = { records: 10_000, bytes: 10 * 2 ** 20 };

export interface ShardRead extends RecordRange {
  readonly millisBehindLatest: number;
  readonly atShardEnd: boolean;
}

/** Reads records of a shard from a place on, and accounts for it. */
export class StreamReader {
  constructor(private readonly metrics: StreamMetrics) {}

  /** Within the throughput that all consumers share. @throws AwsError `ProvisionedThroughputExceededException` */
  readShared(stream: DataStream, shard: Shard, from: number, limit: ReadLimits): ShardRead {
    const start = stream.now;
    requireUsableKey(stream, this.metrics, 'GetRecords.Success');
    if (!stream.admission.read(shard)) {
      this.reportThrottled(stream, shard);
      throw throttled(shard.id, stream);
    }
    const read = readFrom(stream, shard, from, limit);
    shard.reads.charge(read.bytes, stream.now);
    this.reportShared(stream, shard, read, start);
    return read;
  }

  /** Within the throughput that an enhanced fan-out consumer has for itself. @throws AwsError such as `KMSDisabledException` */
  readDedicated(stream: DataStream, shard: Shard, consumerName: string, from: number, limit: ReadLimits): ShardRead {
    const keyFailure = stream.keyFailure();
    if (keyFailure !== undefined) {
      this.metrics.putForConsumer(stream, consumerName, { 'SubscribeToShardEvent.Success': 0 });
      throw keyFailure;
    }
    const read = readFrom(stream, shard, from, limit);
    this.metrics.putForConsumer(stream, consumerName, {
      'SubscribeToShardEvent.Bytes': read.bytes,
      'SubscribeToShardEvent.Records': read.records.length,
      'SubscribeToShardEvent.MillisBehindLatest': read.millisBehindLatest,
      'SubscribeToShardEvent.Success': 1,
    });
    this.metrics.putForShard(stream, shard, outgoing(read));
    return read;
  }

  private reportShared(stream: DataStream, shard: Shard, read: ShardRead, start: number): void {
    this.metrics.put(stream, {
      'GetRecords.Bytes': read.bytes,
      'GetRecords.Records': read.records.length,
      'GetRecords.IteratorAgeMilliseconds': read.millisBehindLatest,
      'GetRecords.Latency': stream.now - start,
      'GetRecords.Success': 1,
      ReadProvisionedThroughputExceeded: 0,
    });
    this.metrics.putForShard(stream, shard, {
      ...outgoing(read),
      IteratorAgeMilliseconds: read.millisBehindLatest,
      ReadProvisionedThroughputExceeded: 0,
    });
  }

  private reportThrottled(stream: DataStream, shard: Shard): void {
    this.metrics.put(stream, { 'GetRecords.Success': 0, ReadProvisionedThroughputExceeded: 1 });
    this.metrics.putForShard(stream, shard, { ReadProvisionedThroughputExceeded: 1 });
  }
}

function readFrom(stream: DataStream, shard: Shard, from: number, limit: ReadLimits): ShardRead {
  shard.trim(stream.trimHorizon);
  const range = shard.read(from, {
    records: Math.min(limit.records, LARGEST_ANSWER.records),
    bytes: Math.min(limit.bytes, LARGEST_ANSWER.bytes),
  });
  return {
    ...range,
    millisBehindLatest: shard.millisBehindLatest(range.next, stream.now),
    atShardEnd: shard.isEnd(range.next),
  };
}

function outgoing(read: ShardRead) {
  return { OutgoingBytes: read.bytes, OutgoingRecords: read.records.length };
}
