import type { Clock } from '../kernel/clock';
import { limitExceeded } from './errors';
import { streamNameIn } from './stream-arn';
import { TokenBucket } from './token-bucket';

interface CallRate {
  readonly perSecond: number;
  /** Whether the calls for all streams of the account count together, or those for each. */
  readonly per: 'account' | 'stream';
}

const FIVE_PER_ACCOUNT: CallRate = { perSecond: 5, per: 'account' };
const FIVE_PER_STREAM: CallRate = { perSecond: 5, per: 'stream' };

/** Calls of the control plane per second. Operations that are not listed have no documented rate. */
export const CALL_RATES: Readonly<Record<string, CallRate>> = {
  AddTagsToStream: FIVE_PER_ACCOUNT,
  CreateStream: FIVE_PER_ACCOUNT,
  DecreaseStreamRetentionPeriod: FIVE_PER_STREAM,
  DeleteResourcePolicy: FIVE_PER_ACCOUNT,
  DeleteStream: FIVE_PER_ACCOUNT,
  DeregisterStreamConsumer: FIVE_PER_STREAM,
  DescribeAccountSettings: FIVE_PER_ACCOUNT,
  DescribeLimits: { perSecond: 1, per: 'account' },
  DescribeStream: { perSecond: 10, per: 'account' },
  DescribeStreamConsumer: { perSecond: 20, per: 'stream' },
  DescribeStreamSummary: { perSecond: 20, per: 'account' },
  DisableEnhancedMonitoring: FIVE_PER_STREAM,
  EnableEnhancedMonitoring: FIVE_PER_STREAM,
  GetResourcePolicy: FIVE_PER_ACCOUNT,
  IncreaseStreamRetentionPeriod: FIVE_PER_STREAM,
  ListShards: { perSecond: 1000, per: 'stream' },
  ListStreamConsumers: FIVE_PER_STREAM,
  ListStreams: FIVE_PER_ACCOUNT,
  ListTagsForStream: FIVE_PER_STREAM,
  MergeShards: FIVE_PER_STREAM,
  PutResourcePolicy: FIVE_PER_ACCOUNT,
  RegisterStreamConsumer: FIVE_PER_STREAM,
  RemoveTagsFromStream: FIVE_PER_STREAM,
  SplitShard: FIVE_PER_STREAM,
  UpdateAccountSettings: FIVE_PER_ACCOUNT,
  UpdateShardCount: { perSecond: 10, per: 'stream' },
  UpdateStreamWarmThroughput: FIVE_PER_ACCOUNT,
};

/** Counts the calls of the control plane against their rates. */
export class CallRates {
  private readonly buckets = new Map<string, TokenBucket>();

  constructor(
    private readonly clock: Clock,
    private readonly account: string,
  ) {}

  /** @throws AwsError `LimitExceededException` */
  charge(operation: string, input: Readonly<Record<string, unknown>>): void {
    const rate = CALL_RATES[operation];
    if (rate === undefined) return;
    const stream = streamIn(input);
    const bucket = this.bucket(rate.per === 'stream' ? `${operation} ${stream}` : operation, rate);
    if (bucket.available(this.clock.now()) < 1) throw this.exceeded(stream);
    bucket.take(1);
  }

  private bucket(key: string, { perSecond }: CallRate): TokenBucket {
    const bucket = this.buckets.get(key) ?? new TokenBucket(perSecond, perSecond);
    this.buckets.set(key, bucket);
    return bucket;
  }

  private exceeded(stream: string | undefined) {
    const subject = stream === undefined ? `account ${this.account}` : `stream ${stream} under account ${this.account}`;
    return limitExceeded(`Rate exceeded for ${subject}.`);
  }
}

function streamIn({ StreamName, StreamARN, ConsumerARN, ResourceARN }: Readonly<Record<string, unknown>>) {
  if (typeof StreamName === 'string') return StreamName;
  const arn = [StreamARN, ConsumerARN, ResourceARN].find((candidate) => typeof candidate === 'string');
  return arn === undefined ? undefined : streamNameIn(arn as string);
}
