import type { CreatedResource, ResourceRequest, ResourceType } from '../../kernel/room';
import { scaleUniformly } from '../resharding';
import type { DataStream } from '../stream';
import type { StreamRegistry } from '../stream-registry';
import type { Tags } from '../stream-settings';
import { tagsProperty } from './properties';
import { planStream, type StreamPlan } from './stream-properties';

type Properties = ResourceRequest['properties'];

/**
 * `AWS::Kinesis::Stream`: makes the stream, or takes up the one that an earlier run has left, and changes that only when
 * the template has changed.
 */
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
    const existing = this.streams.find(plan.name);
    const stream = existing ?? this.streams.create(plan.name, plan.initialShards, plan.settings);
    if (existing !== undefined && isChanged(existing, properties)) change(existing, plan);
    stream.update({ template: properties });
    const throughput = plan.settings.warmThroughputMiBps;
    return {
      ref: plan.name,
      attributes: {
        Arn: stream.arn,
        WarmThroughputObject: { TargetMiBps: throughput, CurrentMiBps: throughput },
      },
    };
  }
}

/** What was changed by other hands stays as it is while the template asks for the same as before. */
function isChanged({ document }: DataStream, properties: Properties): boolean {
  return JSON.stringify(document.template) !== JSON.stringify(properties);
}

function change(stream: DataStream, { settings, shardCount }: StreamPlan): void {
  const tags = { ...tagsOfOthers(stream), ...settings.tags };
  stream.update({ settings: { ...settings, tags } });
  if (shardCount !== undefined && shardCount !== stream.shards.open.count) scaleUniformly(stream, shardCount);
}

/** Tags that no template set: CloudFormation leaves them alone. */
function tagsOfOthers({ document, settings }: DataStream): Tags {
  const ours = tagsProperty(document.template ?? {});
  return Object.fromEntries(Object.entries(settings.tags).filter(([key]) => !Object.hasOwn(ours, key)));
}
