/** What an account may have in a region before it asks for more. */
export interface RegionQuotas {
  /** Open shards of streams in provisioned mode. */
  readonly shardQuota: number;
  /** What a stream in on-demand mode takes at most. */
  readonly onDemandMiBps: number;
}

const LARGE_REGIONS: readonly string[] = ['us-east-1', 'us-west-2', 'eu-west-1'];

export function regionQuotas(region: string): RegionQuotas {
  return LARGE_REGIONS.includes(region)
    ? { shardQuota: 20_000, onDemandMiBps: 10_240 }
    : { shardQuota: 1000, onDemandMiBps: 200 };
}
