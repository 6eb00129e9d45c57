import { integerProperty, objectProperty, stringProperty } from '../../kernel/template-values';
import {
  DEFAULT_SETTINGS,
  expandMetrics,
  LIMITS,
  RECORD_DISTRIBUTIONS,
  SHARD_LEVEL_METRICS,
  STREAM_MODES,
  type StreamSettings,
} from '../stream-settings';
import { choiceProperty, choicesProperty, requiredString, tagsProperty } from './properties';

type Properties = Readonly<Record<string, unknown>>;

/** The largest quota of an account in any region. */
const MOST_SHARDS = 20_000;
const NAME = /^[a-zA-Z0-9_.-]{1,128}$/;

export interface StreamPlan {
  readonly name: string;
  readonly settings: StreamSettings;
  /** Undefined in on-demand mode, where it changes with the load. */
  readonly shardCount?: number;
}

/** What the properties of an `AWS::Kinesis::Stream` ask for. */
export function planStream(properties: Properties, generatedName: string): StreamPlan {
  const settings = settingsOf(properties);
  requireOnDemand(properties, settings);
  const shardCount = shardCountOf(properties, settings);
  return {
    name: nameOf(properties) ?? generatedName,
    settings,
    shardCount,
  };
}

function nameOf(properties: Properties): string | undefined {
  const name = stringProperty(properties, 'Name');
  if (name === undefined || NAME.test(name)) return name;
  throw new Error(`Name must be 1 to 128 letters, digits, "_", "." or "-", got ${JSON.stringify(name)}`);
}

function settingsOf(properties: Properties): StreamSettings {
  const { mode, retentionHours, maxRecordSizeKiB } = DEFAULT_SETTINGS;
  const levels = choicesProperty(properties, 'DesiredShardLevelMetrics', [...SHARD_LEVEL_METRICS, 'ALL']);
  return {
    mode: choiceProperty(objectProperty(properties, 'StreamModeDetails'), 'StreamMode', STREAM_MODES) ?? mode,
    retentionHours: integerProperty(properties, 'RetentionPeriodHours', LIMITS.retentionHours) ?? retentionHours,
    maxRecordSizeKiB: integerProperty(properties, 'MaxRecordSizeInKiB', LIMITS.maxRecordSizeKiB) ?? maxRecordSizeKiB,
    warmThroughputMiBps: integerProperty(properties, 'WarmThroughputMiBps', LIMITS.warmThroughputMiBps),
    recordDistribution: choiceProperty(properties, 'RecordDistributionStrategy', RECORD_DISTRIBUTIONS),
    shardLevelMetrics: expandMetrics(levels),
    keyId: keyOf(properties),
    tags: tagsProperty(properties),
  };
}

function keyOf(properties: Properties): string | undefined {
  if (properties.StreamEncryption === undefined) return undefined;
  const encryption = objectProperty(properties, 'StreamEncryption');
  choiceProperty(encryption, 'EncryptionType', ['KMS']);
  return requiredString(encryption, 'KeyId');
}

function shardCountOf(properties: Properties, { mode }: StreamSettings): number | undefined {
  const shardCount = integerProperty(properties, 'ShardCount', { min: 1, max: MOST_SHARDS });
  if (mode === 'PROVISIONED') return shardCount ?? 1;
  if (shardCount !== undefined) throw new Error('ShardCount and StreamMode ON_DEMAND are both set, keep one');
  return undefined;
}

function requireOnDemand(properties: Properties, { mode, recordDistribution }: StreamSettings): void {
  if (mode === 'ON_DEMAND') return;
  if (properties.WarmThroughputMiBps !== undefined) {
    throw new Error(`WarmThroughputMiBps needs StreamMode ON_DEMAND, got ${mode}`);
  }
  if (recordDistribution === 'AUTO') {
    throw new Error(`RecordDistributionStrategy AUTO needs StreamMode ON_DEMAND, got ${mode}`);
  }
}
