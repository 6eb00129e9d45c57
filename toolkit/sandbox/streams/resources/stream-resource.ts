import type { CreatedResource, ResourceRequest, ResourceType } from '../../kernel/room';
import { scaleUniformly } from '../resharding';
import type { DataStream } from '../stream';
import type { StreamRegistry } from '../stream-registry';
import { planStream, type StreamPlan } from './stream-properties';

/** `AWS::Kinesis::Stream`: makes the stream, or takes up the one that an earlier run has left. */
export class StreamResource implements ResourceType {
  readonly type = 'AWS::Kinesis::Stream';
  readonly honours = [
    'Name',
    'ShardCount',
    'StreamModeDetails.StreamMode',
    'RetentionPeriodHours',
    'MaxRecordSizeInKiB',
    'WarmThroughputMiBps',
    'StreamEncryption.EncryptionType',
    'StreamEncryption.KeyId',
    'DesiredShardLevelMetrics',
    'Tags',
  ];
  private readonly created = new Set<string>();

  constructor(private readonly streams: StreamRegistry) {}

  create({ properties, generatedName }: ResourceRequest): CreatedResource {
    const plan = planStream(properties, generatedName);
    if (this.created.has(plan.name)) throw new Error(`stream ${plan.name} already exists`);
    this.created.add(plan.name);
    const stream = this.takeUp(plan) ?? this.streams.create(plan.name, plan.initialShards, plan.settings);
    const throughput = plan.settings.warmThroughputMiBps;
    return {
      ref: plan.name,
      attributes: {
        Arn: stream.arn,
        WarmThroughputObject: { TargetMiBps: throughput, CurrentMiBps: throughput },
      },
    };
  }

  private takeUp({ name, settings, shardCount }: StreamPlan): DataStream | undefined {
    const stream = this.streams.find(name);
    stream?.update({ settings });
    if (stream && shardCount !== undefined && shardCount !== stream.shards.open.count) {
      scaleUniformly(stream, shardCount);
    }
    return stream;
  }
}
