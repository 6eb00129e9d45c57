import type { CfnDeliveryStream, IDataProcessor } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Duration, Token } from 'aws-cdk-lib/core';
import { type Owner, requireDuration, requirePattern, requireRange, requireThat } from '../../../private/validation';
import { PartitionKeyProcessor } from '../../processors/partition-key-processor';
import { expressionsOf } from '../prefix/prefix-expression';

const OWNER = 'DynamicPartitioning';
const FROM_QUERY = 'partitionKeyFromQuery';
const FROM_LAMBDA = 'partitionKeyFromLambda';
const MOST_KEYS = 50;
const KEY = /^[\w.-]+$/;
const LONGEST_RETRY = Duration.seconds(7200);

/**
 * Partitions of delivered objects by keys in the records: each value has objects, and a buffer, of its own.
 *
 * Firehose turns it on for a new delivery stream only, and never off again. A delivery stream has 500 active partitions,
 * unless AWS raises that; records beyond them go to the error prefix, as do records without a key.
 *
 * @see https://docs.aws.amazon.com/firehose/latest/dev/dynamic-partitioning.html
 */
export interface DynamicPartitioning {
  /**
   * Keys found in JSON records: the jq query of each key, such as `.customer.id`, by the name of the key.
   *
   * @default - none
   */
  readonly keysFromQuery?: Record<string, string>;

  /**
   * Names of keys which the function among the processors returns with each record, as `metadata.partitionKeys`.
   *
   * @default - none
   */
  readonly keysFromLambda?: string[];

  /**
   * How long a failing delivery of a partition is repeated: 0 to 7,200 seconds.
   *
   * @default Duration.seconds(300)
   */
  readonly retryDuration?: Duration;
}

/** Throws unless Firehose takes the keys: 1 to 50. */
export function requireDynamicPartitioning(partitioning: DynamicPartitioning | undefined): void {
  if (partitioning === undefined) return;
  const { keysFromQuery = {}, keysFromLambda = [], retryDuration } = partitioning;
  requireRange(OWNER, 'number of keys', Object.keys(keysFromQuery).length + keysFromLambda.length, 1, MOST_KEYS);
  for (const key of keysFromLambda) {
    requirePattern(OWNER, 'keysFromLambda', key, KEY, 'names of letters, digits, _, . and -');
  }
  requireDuration(OWNER, 'retryDuration', retryDuration, Duration.seconds(0), LONGEST_RETRY);
}

/** The prefix that has a folder for each value of each key, named as Apache Hive does. */
export function partitionPrefix(partitioning: DynamicPartitioning): string {
  return expressions(partitioning)
    .map(({ key, text }) => `${key}=${text}/`)
    .join('');
}

/** Throws unless the prefix names each key, and no other: Firehose takes nothing else. */
export function requireEachKey(owner: Owner, prefix: string, partitioning: DynamicPartitioning): void {
  if (Token.isUnresolved(prefix)) return;
  const known = expressions(partitioning).map(({ text }) => text);
  const used = expressionsOf(prefix).filter(({ namespace }) => [FROM_QUERY, FROM_LAMBDA].includes(namespace));
  const holds = known.every((text) => prefix.includes(text)) && used.every(({ text }) => known.includes(text));
  requireThat(holds, owner, 'prefix', `with ${known.join(', ')} and no other key`, JSON.stringify(prefix));
}

/** The processor which finds the keys that are found by a query. */
export function partitionKeyProcessors(partitioning: DynamicPartitioning | undefined): IDataProcessor[] {
  const keys = partitioning?.keysFromQuery ?? {};
  return Object.keys(keys).length === 0 ? [] : [new PartitionKeyProcessor(keys)];
}

/** Renders the partitioning. */
export function partitioningConfiguration(
  partitioning: DynamicPartitioning | undefined,
): CfnDeliveryStream.DynamicPartitioningConfigurationProperty | undefined {
  if (partitioning === undefined) return undefined;
  const { retryDuration = Duration.seconds(300) } = partitioning;
  return { enabled: true, retryOptions: { durationInSeconds: retryDuration.toSeconds() } };
}

function expressions({ keysFromQuery = {}, keysFromLambda = [] }: DynamicPartitioning) {
  return [
    ...Object.keys(keysFromQuery).map((key) => ({ key, text: `!{${FROM_QUERY}:${key}}` })),
    ...keysFromLambda.map((key) => ({ key, text: `!{${FROM_LAMBDA}:${key}}` })),
  ];
}
