import { GRID_WIDTH, type IWidget, SingleValueWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { IStream } from 'aws-cdk-lib/aws-kinesis';
import type { IDataStream } from '../stream/data-stream-interface';
import type { EnhancedFanOutConsumer } from '../stream/enhanced-fan-out-consumer';
import { axis, COLORS, type Graph, inSeconds, lagLines, limitLine, line, ROW_HEIGHT } from './dashboard-graphs';
import { perShard, SHARD_BYTES, SHARD_RECORDS } from './shard-metrics';
import * as metrics from './stream-metrics';
import { shardLimitOf } from './write-limit';

/** More lines than these nobody tells apart. */
const HOTTEST = 10;

export function streamGraphs(dataStream: IDataStream, consumers: EnhancedFanOutConsumer[]): Graph[] {
  return [writtenGraph(dataStream), throttledGraph(dataStream.stream), readersGraph(dataStream, consumers)];
}

export function shardGraphs(stream: IStream): Graph[] {
  return [
    shardGraph(stream, 'IncomingBytes', { unit: 'Bytes', limit: SHARD_BYTES }),
    shardGraph(stream, 'IncomingRecords', { unit: 'Records', limit: SHARD_RECORDS }),
  ];
}

/** The shard that takes the most bytes now, with its name. */
export function hottestShard(stream: IStream): IWidget {
  return new SingleValueWidget({
    title: 'Hottest shard: bytes in the last minute',
    metrics: [perShard(stream, 'IncomingBytes', 1).with({ label: '' })],
    width: GRID_WIDTH / 3,
    height: ROW_HEIGHT,
  });
}

/** Has no line for a stream on demand: beside the quota of the account its traffic would look like nothing. */
function writtenGraph(dataStream: IDataStream): Graph {
  const { stream } = dataStream;
  const limit = shardLimitOf(dataStream);
  const lines = (value = 0) => (limit === undefined ? [] : [limitLine(value, 'what the shards take')]);
  return {
    title: 'Stream: written per minute',
    left: [line(metrics.incomingBytes(stream), 'bytes', COLORS.work)],
    leftYAxis: axis('Bytes'),
    leftAnnotations: lines(limit?.bytes),
    right: [line(metrics.incomingRecords(stream), 'records', COLORS.moreWork)],
    rightYAxis: axis('Records'),
    rightAnnotations: lines(limit?.records),
  };
}

function throttledGraph(stream: IStream): Graph {
  return {
    title: 'Stream: throttled',
    left: [
      metrics.throttledWriteRate(stream).with({ label: 'of writes', color: COLORS.failed }),
      metrics.throttledReadRate(stream).with({ label: 'of reads', color: COLORS.slowed }),
    ],
    leftYAxis: axis('Percent'),
  };
}

function readersGraph({ stream, retentionPeriod }: IDataStream, consumers: EnhancedFanOutConsumer[]): Graph {
  const lags = consumers.map((consumer, i) => inSeconds(`lag${i}`, metrics.consumerLag(consumer), consumer.node.id));
  return {
    title: 'Stream: age of what is unread',
    left: [inSeconds('age', metrics.iteratorAge(stream), 'shared throughput'), ...lags],
    leftYAxis: axis('Seconds'),
    leftAnnotations: lagLines(retentionPeriod),
  };
}

function shardGraph(
  stream: IStream,
  metricName: 'IncomingBytes' | 'IncomingRecords',
  { unit, limit }: { readonly unit: string; readonly limit: number },
): Graph {
  return {
    title: `Hottest shards: ${unit.toLowerCase()} per minute`,
    left: [perShard(stream, metricName, HOTTEST).with({ label: '' })],
    leftYAxis: axis(unit),
    leftAnnotations: [limitLine(limit, 'what a shard takes')],
  };
}
