import { regionQuotas } from './region-quotas';

/** How Amazon Kinesis Data Streams runs here, where the service documents no value or an account may have another. */
export interface StreamsOptions {
  /**
   * Whether the throughput of shards and the rates of calls are limited as the service does.
   * @default true
   */
  readonly limits?: boolean;
  /**
   * How long a stream is CREATING or DELETING.
   * @default 500
   */
  readonly creatingMs?: number;
  /**
   * How long a change keeps a stream UPDATING.
   * @default 500
   */
  readonly updatingMs?: number;
  /**
   * How long each split and each merge of a resharding takes, before the stream settles in `updatingMs`. What is left to
   * do when the sandbox closes is not done.
   * @default 0
   */
  readonly reshardingMs?: number;
  /**
   * How long a stream in on-demand mode takes to answer to more traffic.
   * @default 900000, which the service promises to stay within
   */
  readonly onDemandScalingMs?: number;
  /**
   * Open shards that the account may have in provisioned mode.
   * @default - 20,000 in us-east-1, us-west-2 and eu-west-1, 1,000 elsewhere
   */
  readonly shardQuota?: number;
  /**
   * MiB per second that a stream in on-demand mode takes at most.
   * @default - 10,240 in us-east-1, us-west-2 and eu-west-1, 200 elsewhere
   */
  readonly onDemandMiBps?: number;
  /**
   * Whether the account is in On-demand Advantage mode from the start, which warm throughput needs.
   * @default false
   */
  readonly onDemandAdvantage?: boolean;
}

export type ResolvedOptions = Required<StreamsOptions>;

/** @throws Error for a number below 0 */
export function resolveOptions(options: StreamsOptions, region: string): ResolvedOptions {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  for (const [name, value] of given) requirePositive(name, value);
  return {
    limits: true,
    creatingMs: 500,
    updatingMs: 500,
    reshardingMs: 0,
    onDemandScalingMs: 15 * 60_000,
    onDemandAdvantage: false,
    ...regionQuotas(region),
    ...Object.fromEntries(given),
  };
}

function requirePositive(name: string, value: unknown): void {
  if (typeof value !== 'number' || value >= 0) return;
  throw new Error(`streams: ${name} must be 0 or more, got ${value}`);
}
