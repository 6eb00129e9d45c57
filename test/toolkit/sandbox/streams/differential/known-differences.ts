import { isDeepStrictEqual } from 'node:util';
import type { Difference } from './difference';

/** Answers that are known to differ. What it leaves open fits any. */
export interface KnownDifference {
  readonly operation?: string;
  readonly steps?: readonly string[];
  readonly path?: RegExp;
  /** Codes of failures. */
  readonly ours?: string;
  readonly theirs?: readonly string[];
  readonly right: 'sandbox' | 'kinesis-local' | 'unknown';
  readonly reason: string;
}

export function fits(known: KnownDifference, { operation, step, path, ours, theirs }: Difference): boolean {
  return (
    (known.operation ?? operation) === operation &&
    (known.steps?.includes(step) ?? true) &&
    (known.path?.test(path) ?? true) &&
    (known.ours === undefined || isFailure(ours, known.ours)) &&
    (known.theirs?.some((code) => isFailure(theirs, code)) ?? true)
  );
}

function isFailure(answer: unknown, code: string): boolean {
  return isDeepStrictEqual(answer, { error: code });
}

export const KNOWN_DIFFERENCES: readonly KnownDifference[] = [
  {
    ours: 'ValidationException',
    theirs: ['InvalidArgumentException', 'SerializationException'],
    right: 'sandbox',
    reason: 'what breaks a constraint of the service model is refused with ValidationException',
  },
  {
    steps: [
      'put with hash key x',
      'put none',
      'put 501',
      'no metric on',
      'add none',
      'remove none',
      'create with no shards',
      'a name that is none',
    ],
    ours: 'ValidationException',
    right: 'sandbox',
    reason: 'the service model has the constraint, kinesis-local does not check it',
  },
  {
    path: /EncryptionType$/,
    right: 'sandbox',
    reason: 'recorded answers about plain records have no EncryptionType, kinesis-local says NONE',
  },
  {
    operation: 'DescribeStreamSummary',
    path: /MaxRecordSizeInKiB$/,
    right: 'sandbox',
    reason: 'recorded summaries state the default of 1,024, kinesis-local only what was set',
  },
  {
    operation: 'DescribeStreamSummary',
    path: /RecordDistributionStrategy$/,
    right: 'sandbox',
    reason: 'the service model has the member for streams on demand, kinesis-local does not know it',
  },
  {
    operation: 'DescribeStreamSummary',
    steps: ['summary of one without a count'],
    path: /StreamMode$/,
    right: 'unknown',
    reason:
      'recorded: a stream with neither mode nor count has four shards, which is what on-demand streams begin with',
  },
  {
    steps: ['create with a count, on-demand'],
    ours: 'ValidationException',
    right: 'sandbox',
    reason: 'a stream on demand has no shard count to set',
  },
  {
    steps: ['put what is no JSON'],
    ours: 'InvalidArgumentException',
    right: 'sandbox',
    reason: 'a policy must be a JSON object',
  },
  {
    operation: 'DescribeLimits',
    path: /^OpenShardCount$/,
    right: 'sandbox',
    reason: 'shards of on-demand streams do not count',
  },
  {
    operation: 'ListStreams',
    path: /^(StreamSummaries|NextToken)$/,
    right: 'sandbox',
    reason: 'kinesis-local knows the members of the first version of the API only',
  },
  {
    steps: ['put with hash key 170141183460469231731687303715884105727'],
    path: /^ShardId$/,
    right: 'sandbox',
    reason: 'recorded ranges divide 2^128 keys, those of kinesis-local 2^128 - 1',
  },
  {
    steps: ['put a record that its key makes too large'],
    ours: 'ValidationException',
    right: 'sandbox',
    reason: 'the partition key counts towards the size of a record',
  },
  {
    steps: ['put many, one too large'],
    ours: 'ValidationException',
    right: 'sandbox',
    reason: 'an invalid record fails the request, only throttling and internal failures are per record',
  },
  {
    steps: ['iterator AT_SEQUENCE_NUMBER of another shard', 'iterator AFTER_SEQUENCE_NUMBER of another shard'],
    ours: 'InvalidArgumentException',
    theirs: ['ResourceNotFoundException'],
    right: 'sandbox',
    reason: 'the argument is wrong, the shard is there',
  },
  {
    steps: ['read at what is no iterator', 'a token that is none'],
    ours: 'InvalidArgumentException',
    right: 'sandbox',
    reason: 'kinesis-local answers an empty list to a token it cannot read',
  },
  {
    path: /EndingSequenceNumber$/,
    right: 'sandbox',
    reason: 'a closed shard ends at a number of its own, kinesis-local says 2^63 - 1 for all',
  },
  {
    steps: ['split what is closed', 'merge what is closed'],
    ours: 'InvalidArgumentException',
    theirs: ['ResourceInUseException'],
    right: 'sandbox',
    reason: 'recorded: not eligible for merging or splitting is an invalid argument',
  },
  {
    steps: ['split 0 after the start', 'split 1 after the start'],
    ours: 'InvalidArgumentException',
    right: 'sandbox',
    reason: 'recorded: the new hash key must be greater than one plus the start',
  },
  {
    steps: ['shards AT_TRIM_HORIZON'],
    right: 'sandbox',
    reason: 'shards open at the trim horizon, not those that came later',
  },
  {
    operation: 'UpdateShardCount',
    path: /^StreamARN$/,
    right: 'sandbox',
    reason: 'the service model has the member',
  },
  {
    steps: ['shards from-2-to-3'],
    right: 'sandbox',
    reason: 'recorded: shards are split and merged until ranges are equal, kinesis-local splits one of them',
  },
  {
    steps: ['from-4-to-1', 'shards from-4-to-1'],
    right: 'sandbox',
    reason: 'recorded: the service takes less than half, against its documentation',
  },
  {
    operation: 'UpdateShardCount',
    steps: ['on-demand'],
    ours: 'ValidationException',
    right: 'sandbox',
    reason: 'an on-demand stream has no shard count to update',
  },
  {
    path: /ShardLevelMetrics\.\d$/,
    right: 'unknown',
    reason: 'the order of metrics: that of the documentation, or that of the calls',
  },
  {
    steps: ['larger records'],
    operation: 'UpdateMaxRecordSize',
    right: 'sandbox',
    reason: 'the operation answers nothing',
  },
  {
    operation: 'DescribeStreamConsumer',
    path: /Tags$/,
    right: 'sandbox',
    reason: 'recorded descriptions of consumers have no tags',
  },
  {
    steps: ['list', 'list a page', 'list the next page'],
    operation: 'ListStreamConsumers',
    right: 'sandbox',
    reason: 'kinesis-local gives a token when there is no more, and none when there is',
  },
  {
    steps: ['list of a consumer'],
    right: 'sandbox',
    reason: 'a consumer is tagged as it is registered, kinesis-local drops the tags',
  },
  {
    steps: ['add as many as there may be, and more'],
    ours: 'LimitExceededException',
    theirs: ['InvalidArgumentException'],
    right: 'sandbox',
    reason: 'more than 50 tags in all exceed a quota, they are not invalid',
  },
  {
    operation: 'GetResourcePolicy',
    theirs: ['ResourceNotFoundException'],
    right: 'unknown',
    reason: 'a resource without a policy: an empty policy, or nothing found',
  },
  {
    steps: ['an unknown operation'],
    ours: 'UnknownOperationException',
    theirs: ['AccessDeniedException'],
    right: 'unknown',
    reason: 'neither is documented',
  },
];
