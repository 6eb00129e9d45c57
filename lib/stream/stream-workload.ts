import { type Size, SizeRoundingBehavior } from 'aws-cdk-lib/core';
import { requireThat } from '../private/validation';

/** What passes through a stream, from which its shards are counted. */
export interface StreamWorkload {
  /** Records put per second: the average where there is a `peakFactor`, the peak where there is none. */
  readonly recordsPerSecond: number;

  /** Average size of a record together with its partition key. */
  readonly recordSize: Size;

  /**
   * How many times the average is put at the peak, which shards are counted for: 1 or more.
   *
   * @default 1
   */
  readonly peakFactor?: number;

  /**
   * Readers that share the throughput of the shards: functions and delivery streams which read the stream itself.
   * Enhanced fan-out consumers have a throughput of their own and do not count.
   *
   * @default 1
   */
  readonly consumers?: number;
}

/** The shards a workload needs, and the arithmetic in words. */
export interface WorkloadSize {
  readonly shardCount: number;
  readonly explanation: string;
}

/** What one shard carries in a second. */
const LIMITS = { kibibytesIn: 1_024, recordsIn: 1_000, kibibytesOut: 2_048 };

/**
 * Counts shards as AWS documents it, and by records too, which bind first where they are smaller than a KiB.
 *
 * @see https://docs.aws.amazon.com/streams/latest/dev/how-do-i-size-a-stream.html
 */
export function sizeForWorkload(workload: StreamWorkload): WorkloadSize {
  const { recordsPerSecond, recordSize, peakFactor = 1, consumers = 1 } = workload;
  requireWorkload(recordsPerSecond, recordSize, peakFactor, consumers);
  const records = recordsPerSecond * peakFactor;
  const kibibytes = records * recordSize.toKibibytes({ rounding: SizeRoundingBehavior.NONE });
  const needs = [
    need(kibibytes, 'KiB/s in', LIMITS.kibibytesIn),
    need(records, 'records/s in', LIMITS.recordsIn),
    need(kibibytes * consumers, 'KiB/s out', LIMITS.kibibytesOut),
  ];
  const shardCount = Math.max(...needs.map(({ shards }) => shards));
  return { shardCount, explanation: `${shardCount} shards: ${needs.map(({ words }) => words).join(', ')}` };
}

function requireWorkload(records: number, size: Size, peakFactor: number, consumers: number): void {
  const require = (holds: boolean, prop: string, allowed: string, got: number | string) =>
    requireThat(holds, 'StreamCapacity', prop, allowed, `${got}`);
  require(Number.isFinite(records) && records > 0, 'recordsPerSecond', 'finite and above 0', records);
  require(Number.isFinite(peakFactor) && peakFactor >= 1, 'peakFactor', 'finite and 1 or more', peakFactor);
  require(Number.isInteger(consumers) && consumers >= 0, 'consumers', 'a whole number from 0', consumers);
  require(!size.isUnresolved(), 'recordSize', 'known at synthesis', 'a token');
  require(size.toBytes({ rounding: SizeRoundingBehavior.NONE }) > 0, 'recordSize', 'above 0', size.toHumanString());
}

function need(rate: number, unit: string, limit: number) {
  const shards = Math.ceil(rounded(rate / limit));
  return { shards, words: `${rounded(rate)} ${unit} need ${shards} of ${limit}` };
}

/** Free of what binary fractions add, so that 2.2 times 25,000 records are 55,000. */
function rounded(value: number): number {
  return Number(value.toFixed(6));
}
