import type { EventLog } from '../../kernel/event-log';
import type { CreatedResource, ResourceRequest, ResourceType } from '../../kernel/room';
import { requireShardQuota } from '../account-quotas';
import { scaleUniformly } from '../resharding';
import type { DataStream } from '../stream';
import type { StreamRegistry } from '../stream-registry';
import { onDemandShards, type Tags } from '../stream-settings';
import { warmThroughputShape } from '../warm-throughput';
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
    'RecordDistributionStrategy',
    'StreamEncryption.EncryptionType',
    'StreamEncryption.KeyId',
    'DesiredShardLevelMetrics',
    'Tags',
  ];
  private readonly created = new Set<string>();

  constructor(
    private readonly streams: StreamRegistry,
    private readonly events: EventLog,
  ) {}

  create({ properties, generatedName }: ResourceRequest): CreatedResource {
    const plan = this.withoutUnreachable(planStream(properties, generatedName));
    if (this.created.has(plan.name)) throw new Error(`stream ${plan.name} already exists`);
    const existing = this.streams.find(plan.name);
    const stream = existing ?? this.createStream(plan);
    if (existing !== undefined && isChanged(existing, properties)) change(existing, plan);
    stream.update({ template: properties });
    this.created.add(plan.name);
    return { ref: plan.name, attributes: { Arn: stream.arn, WarmThroughputObject: warmThroughputShape(stream) ?? {} } };
  }

  private createStream({ name, settings, shardCount }: StreamPlan): DataStream {
    requireShardQuota(this.streams, shardCount ?? 0);
    return this.streams.create(name, shardCount ?? onDemandShards(settings.warmThroughputMiBps), settings);
  }

  /** Warm throughput takes an account that has On-demand Advantage: in another one, this template would not deploy. */
  private withoutUnreachable(plan: StreamPlan): StreamPlan {
    if (plan.settings.warmThroughputMiBps === undefined || this.streams.accountSettings.onDemandAdvantage) return plan;
    this.events.emit({
      type: 'warning',
      message: `stream ${plan.name} has no warm throughput: the account needs On-demand Advantage, which the option streams.onDemandAdvantage turns on here`,
    });
    return { ...plan, settings: { ...plan.settings, warmThroughputMiBps: undefined } };
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
