import type { FailingTemplate } from '../fixture';
import { alarm, ELSEWHERE, mapping, stream, template } from '../resources';

const shard = alarm('AWS/Kinesis IncomingBytes', { StreamName: { Ref: 'Stream' }, ShardId: 'shardId-000000000000' });
const whole = alarm('AWS/Kinesis IncomingBytes', { StreamName: { Ref: 'Stream' } });
const dropped = alarm('AWS/Lambda DroppedEventCount', { EventSourceMappingUUID: { Ref: 'Mapping' } });

function measured(...DesiredShardLevelMetrics: unknown[]) {
  return stream({ DesiredShardLevelMetrics });
}

export const presenceDecides = true;

export const passing = [
  template({ Stream: measured('IncomingRecords', 'IncomingBytes'), Shard: shard }),
  template({ Stream: measured('ALL'), Shard: shard }),
  template({ Stream: measured(ELSEWHERE), Shard: shard }),
  template({ Stream: stream(), Whole: whole }),
  template({ Stream: stream(), Mapping: mapping({ MetricsConfig: { Metrics: ['EventCount'] } }), Dropped: dropped }),
  template({ Dropped: dropped }),
];

export const failing: FailingTemplate[] = [
  {
    template: template({ Stream: measured('IncomingRecords'), Shard: shard }),
    problems: { Shard: [{ property: 'MetricName', value: 'IncomingBytes' }] },
  },
  {
    template: template({ Stream: stream(), Mapping: mapping(), Shard: shard, Dropped: dropped }),
    problems: {
      Shard: [{ property: 'MetricName', value: 'IncomingBytes' }],
      Dropped: [{ property: 'MetricName', value: 'DroppedEventCount' }],
    },
  },
];
