import { AwsError } from '../../kernel/aws-error';
import type { CreatedResource, ResourceRequest, ResourceType } from '../../kernel/room';
import { scaleUniformly } from '../resharding';
import type { DataStream } from '../stream';
import type { StreamRegistry } from '../stream-registry';
import {
  DEFAULT_SETTINGS,
  expandMetrics,
  LIMITS,
  onDemandShards,
  SHARD_LEVEL_METRICS,
  type StreamSettings,
} from '../stream-settings';
import { Properties } from './properties';

const NAME = /^[a-zA-Z0-9_.-]{1,128}$/;

/** `AWS::Kinesis::Stream`: makes the stream, or takes up the one that an earlier run has left. */
export class StreamResource implements ResourceType {
  readonly type = 'AWS::Kinesis::Stream';
  readonly honours = [
    'Name',
    'ShardCount',
    'StreamModeDetails',
    'RetentionPeriodHours',
    'MaxRecordSizeInKiB',
    'WarmThroughputMiBps',
    'StreamEncryption',
    'DesiredShardLevelMetrics',
    'Tags',
  ];
  private readonly created = new Set<string>();

  constructor(private readonly streams: StreamRegistry) {}

  create(request: ResourceRequest): CreatedResource {
    const properties = new Properties(request);
    const name = properties.text('Name') ?? request.generatedName;
    if (!NAME.test(name)) throw properties.refuse('Name', '1 to 128 letters, digits, "_", "." or "-"', name);
    this.requireNew(name);
    const settings = settingsOf(properties);
    const stream = this.ensure(name, shardCountOf(properties, settings), settings);
    return { ref: name, attributes: { Arn: stream.arn, WarmThroughputObject: warmThroughput(settings) } };
  }

  private ensure(name: string, shardCount: number | undefined, settings: StreamSettings): DataStream {
    const kept = this.streams.find(name);
    if (kept === undefined) {
      return this.streams.create(name, shardCount ?? onDemandShards(settings.warmThroughputMiBps), settings);
    }
    kept.update({ settings });
    if (shardCount !== undefined && shardCount !== kept.shards.open.shards.length) scaleUniformly(kept, shardCount);
    return kept;
  }

  private requireNew(name: string): void {
    if (this.created.has(name)) {
      throw new AwsError('AlreadyExists', `Resource of type '${this.type}' with identifier '${name}' already exists.`);
    }
    this.created.add(name);
  }
}

function settingsOf(properties: Properties): StreamSettings {
  return {
    mode: properties.choice('StreamModeDetails.StreamMode', ['ON_DEMAND', 'PROVISIONED']) ?? DEFAULT_SETTINGS.mode,
    retentionHours:
      properties.integer('RetentionPeriodHours', LIMITS.retentionHours) ?? DEFAULT_SETTINGS.retentionHours,
    maxRecordSizeKiB:
      properties.integer('MaxRecordSizeInKiB', LIMITS.maxRecordSizeKiB) ?? DEFAULT_SETTINGS.maxRecordSizeKiB,
    warmThroughputMiBps: properties.integer('WarmThroughputMiBps', LIMITS.warmThroughputMiBps),
    shardLevelMetrics: expandMetrics(properties.texts('DesiredShardLevelMetrics', [...SHARD_LEVEL_METRICS, 'ALL'])),
    keyId: properties.nestedText('StreamEncryption.KeyId'),
    tags: properties.tags(),
  };
}

/** Undefined in on-demand mode, where the service decides. */
function shardCountOf(properties: Properties, { mode }: StreamSettings): number | undefined {
  const shardCount = properties.integer('ShardCount', { min: 1, max: LIMITS.shards });
  if (mode === 'PROVISIONED') return shardCount ?? 1;
  if (shardCount !== undefined) throw properties.conflict('ShardCount', 'StreamMode ON_DEMAND');
  return undefined;
}

function warmThroughput({ warmThroughputMiBps }: StreamSettings) {
  return { TargetMiBps: warmThroughputMiBps, CurrentMiBps: warmThroughputMiBps };
}
