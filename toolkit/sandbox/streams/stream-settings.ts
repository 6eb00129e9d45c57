import type { ShardDescription } from './shard';

export type StreamStatus = 'CREATING' | 'DELETING' | 'ACTIVE' | 'UPDATING';

export const STREAM_MODES = ['ON_DEMAND', 'PROVISIONED'] as const;

export type StreamMode = (typeof STREAM_MODES)[number];

export const RECORD_DISTRIBUTIONS = ['AUTO', 'USER_PARTITION_KEY'] as const;

/** Whether records go to each shard in its turn, or by their partition keys. */
export type RecordDistribution = (typeof RECORD_DISTRIBUTIONS)[number];

/** An enhanced fan-out consumer. */
export interface Consumer {
  readonly name: string;
  readonly arn: string;
  readonly createdAt: number;
  /** CREATING until then. */
  readonly activeAt: number;
  /** DELETING until then, if set. */
  readonly goneAt?: number;
  readonly tags: Tags;
}

export type Tags = Readonly<Record<string, string>>;

/** What can be changed of a stream while it exists. */
export interface StreamSettings {
  readonly mode: StreamMode;
  readonly retentionHours: number;
  readonly maxRecordSizeKiB: number;
  /** Encrypted, if set. */
  readonly keyId?: string;
  readonly shardLevelMetrics: readonly string[];
  readonly warmThroughputMiBps?: number;
  /** Default - USER_PARTITION_KEY. */
  readonly recordDistribution?: RecordDistribution;
  readonly tags: Tags;
}

/** All that is kept of a stream, except its records. */
export interface StreamDocument {
  readonly name: string;
  readonly createdAt: number;
  readonly settings: StreamSettings;
  /** The properties that the template last gave it; absent when no template made it. */
  readonly template?: Readonly<Record<string, unknown>>;
  readonly shards: readonly ShardDescription[];
  readonly consumers: readonly Consumer[];
  /** Resource policies by the ARN of the stream or consumer, as JSON text. */
  readonly policies: Readonly<Record<string, string>>;
  /** When operations were done lately that a day allows only a few times. */
  readonly recentOperations?: Readonly<Partial<Record<BudgetedOperation, readonly number[]>>>;
}

export const DEFAULT_SETTINGS: StreamSettings = {
  mode: 'PROVISIONED',
  retentionHours: 24,
  maxRecordSizeKiB: 1024,
  shardLevelMetrics: [],
  tags: {},
};

export const LIMITS = {
  retentionHours: { min: 24, max: 8760 },
  maxRecordSizeKiB: { min: 1024, max: 10_240 },
  warmThroughputMiBps: { min: 0, max: 10_240 },
  tags: 50,
  consumersPerStream: 20,
  consumersPerAdvantageStream: 50,
  consumersBeingCreated: 5,
} as const;

/** What a stream allows a few times in any 24 hours. */
export const DAILY_LIMITS = {
  UpdateShardCount: 10,
  UpdateStreamMode: 2,
  StartStreamEncryption: 25,
  StopStreamEncryption: 25,
} as const;

export type BudgetedOperation = keyof typeof DAILY_LIMITS;

/** Shards a stream in on-demand mode begins with. */
const ON_DEMAND_SHARDS = 4;

/** A shard takes 1 MiB/s, so a stream that is to be warm has as many shards as MiB/s. */
export function onDemandShards(warmThroughputMiBps = 0): number {
  return Math.max(ON_DEMAND_SHARDS, warmThroughputMiBps);
}

/** In the order and with the names of the service. */
export const SHARD_LEVEL_METRICS = [
  'IncomingBytes',
  'IncomingRecords',
  'OutgoingBytes',
  'OutgoingRecords',
  'WriteProvisionedThroughputExceeded',
  'ReadProvisionedThroughputExceeded',
  'IteratorAgeMilliseconds',
] as const;

/** `ALL` stands for every one. */
export function expandMetrics(names: readonly string[]): readonly string[] {
  return names.includes('ALL') ? SHARD_LEVEL_METRICS : SHARD_LEVEL_METRICS.filter((name) => names.includes(name));
}
