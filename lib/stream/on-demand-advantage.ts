import { StreamMode } from 'aws-cdk-lib/aws-kinesis';
import { Annotations, type Size, SizeRoundingBehavior } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { requireRange } from '../private/validation';
import { warnOfCommitment } from './capacity-costs';
import type { CapacityPlan, StreamCapacityConfig } from './capacity-plan';

/** What an on-demand stream of an account with On-demand Advantage is ready for. */
export interface OnDemandAdvantageOptions {
  /**
   * What the stream takes per second before its traffic has grown to it: 1 MiB to 10 GiB, in whole MiB.
   *
   * @default - 4 MiB, as any new stream on demand
   * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_UpdateStreamWarmThroughput.html
   */
  readonly warmThroughput?: Size;
}

/** The plan of a stream that relies on a setting of its account, which it names and leaves alone. */
export class OnDemandAdvantage implements CapacityPlan {
  public readonly streamMode = StreamMode.ON_DEMAND;

  private readonly warmThroughput?: number;

  constructor(options: OnDemandAdvantageOptions) {
    this.warmThroughput = options.warmThroughput?.toMebibytes({ rounding: SizeRoundingBehavior.NONE });
    requireRange('StreamCapacity', 'warmThroughput', this.warmThroughput, 1, 10_240, 'MiB per second');
  }

  public bind(scope: Construct): StreamCapacityConfig {
    Annotations.of(scope).addInfoV2(
      'cdk-kinesis-pipelines:needsOnDemandAdvantage',
      `${scope.node.path}: cannot be deployed unless the account has On-demand Advantage in this region (UpdateAccountSettings with MinimumThroughputBillingCommitment), which commits it to pay for at least 25 MiB per second`,
    );
    warnOfCommitment(scope, this.warmThroughput);
    return { streamMode: this.streamMode, warmThroughput: this.warmThroughput, maxConsumers: 50 };
  }
}
