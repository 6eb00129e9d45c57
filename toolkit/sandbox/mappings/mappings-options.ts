import { type Backoff, DEFAULT_BACKOFF } from './backoff';
import { laneByHash } from './lane-choice';

/** How event source mappings run here where AWS documents nothing, or its documents and what was observed differ. */
export interface MappingsOptions {
  /**
   * How long a mapping waits before it tries a batch again.
   * @default - 250 ms, doubled each time, at most a minute
   */
  readonly backoff?: Backoff;
  /**
   * How long a change over the API takes, once the batches under way have come back. A mapping from LATEST misses what is
   * put while it is Creating.
   * @default 500
   */
  readonly transitionMs?: number;
  /**
   * Filters that one mapping may have: AWS raises the quota to 10 on request.
   * @default 5
   */
  readonly filterQuota?: number;
  /**
   * Which of a shard's concurrent batches a partition key belongs to, from 0 on.
   * @default - the first 32 bits of the key's MD5, modulo the parallelization factor
   */
  readonly laneOf?: (partitionKey: string, lanes: number) => number;
  /**
   * Which half of a failed batch is tried first.
   * @default 'OLDER'
   */
  readonly firstHalf?: 'OLDER' | 'NEWER';
  /**
   * Where a shard that opens while the mapping runs is read from.
   * @default 'TRIM_HORIZON'
   */
  readonly childShardsFrom?: 'TRIM_HORIZON' | 'LATEST';
  /**
   * What becomes of an aggregate in which some records belong to other shards, for a consumer with enhanced fan-out.
   * @default 'DROP_AGGREGATE'
   */
  readonly strayRecords?: 'DROP_AGGREGATE' | 'DROP_RECORD';
  /**
   * Where tumbling windows begin: at multiples of their length since the epoch, or with the first record after the last one.
   * @default 'EPOCH'
   */
  readonly windowsFrom?: 'EPOCH' | 'FIRST_RECORD';
  /**
   * How long after its end a tumbling window waits for a record that shows it is over. AWS waits up to two minutes.
   * @default 0
   */
  readonly idleWindowMs?: number;
  /**
   * Whether a mapping may have filters and tumbling windows.
   * @default false
   */
  readonly filteredWindows?: boolean;
  /**
   * Whether the failure record of a batch in a tumbling window names the window.
   * @default true
   */
  readonly timeWindowInfo?: boolean;
  /**
   * Whether records given up without a failure destination count as DroppedEventCount: AWS documents that they do, and
   * was seen not to count them.
   * @default true
   */
  readonly countsUndeliverable?: boolean;
}

export type ResolvedMappingsOptions = Required<MappingsOptions>;

const DEFAULTS: ResolvedMappingsOptions = {
  backoff: DEFAULT_BACKOFF,
  transitionMs: 500,
  filterQuota: 5,
  laneOf: laneByHash,
  firstHalf: 'OLDER',
  childShardsFrom: 'TRIM_HORIZON',
  strayRecords: 'DROP_AGGREGATE',
  windowsFrom: 'EPOCH',
  idleWindowMs: 0,
  filteredWindows: false,
  timeWindowInfo: true,
  countsUndeliverable: true,
};

/** Upper bounds, the lower one is 0. */
const RANGES = { transitionMs: Number.MAX_SAFE_INTEGER, filterQuota: 10, idleWindowMs: 120_000 } as const;

/** @throws Error for a number out of its range */
export function resolveOptions(options: MappingsOptions): ResolvedMappingsOptions {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  const resolved: ResolvedMappingsOptions = { ...DEFAULTS, ...Object.fromEntries(given) };
  for (const [name, most] of Object.entries(RANGES)) {
    const value = resolved[name as keyof typeof RANGES];
    if (value >= 0 && value <= most) continue;
    throw new Error(`mappings: ${name} must be from 0 to ${most}, got ${value}`);
  }
  return resolved;
}
