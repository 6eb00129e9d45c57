import { type CloudWatchClient, GetMetricDataCommand, type MetricDataResult } from '@aws-sdk/client-cloudwatch';

const SHARD_BYTES_PER_SECOND = 1_048_576;
const SHARD_RECORDS_PER_SECOND = 1_000;
const PERIOD_SECONDS = 60;
const MINUTE_MS = PERIOD_SECONDS * 1_000;
/** CloudWatch shows a minute one or two after its end. */
const LATEST_MINUTES = 3;
const METRICS = { bytes: 'IncomingBytes', records: 'IncomingRecords', refused: 'WriteProvisionedThroughputExceeded' };

/** What producers put in one minute, and how many records of it were refused. */
export interface MinuteOfWrites {
  readonly bytes: number;
  readonly records: number;
  readonly refused: number;
}

/**
 * The shards that would take a minute's writes. Refused records are in no other count: what was accepted is taken for
 * a sample of all that was tried.
 */
export function neededShards({ bytes, records, refused }: MinuteOfWrites): number {
  const accepted = Math.max(bytes / SHARD_BYTES_PER_SECOND, records / SHARD_RECORDS_PER_SECOND) / PERIOD_SECONDS;
  return accepted * (1 + refused / Math.max(records, 1));
}

/** The shards needed in each of the last minutes, oldest first. */
export async function readDemand(
  client: CloudWatchClient,
  streamName: string,
  now: number,
  minutes: number,
): Promise<number[]> {
  const end = Math.floor(now / MINUTE_MS) * MINUTE_MS;
  const { MetricDataResults = [] } = await client.send(
    new GetMetricDataCommand({
      StartTime: new Date(end - minutes * MINUTE_MS),
      EndTime: new Date(end),
      MetricDataQueries: Object.entries(METRICS).map(([Id, MetricName]) => ({
        Id,
        MetricStat: {
          Metric: {
            Namespace: 'AWS/Kinesis',
            MetricName,
            Dimensions: [{ Name: 'StreamName', Value: streamName }],
          },
          Period: PERIOD_SECONDS,
          Stat: 'Sum',
        },
      })),
    }),
  );
  requireComplete(MetricDataResults);
  const times = Array.from({ length: minutes }, (_, i) => end - (minutes - i) * MINUTE_MS);
  return demandAt(times, MetricDataResults);
}

/** Data that CloudWatch could not get is not the same as no data: it must not make a busy stream look idle. */
function requireComplete(results: readonly MetricDataResult[]): void {
  for (const { Id, StatusCode } of results) {
    if (StatusCode !== 'Complete')
      throw new Error(`shard-autoscaler: the data of ${Id} must be Complete, got ${StatusCode}`);
  }
}

/** A minute without data is one without writes, unless it is so young that its data may be on the way. */
function demandAt(times: readonly number[], results: readonly MetricDataResult[]): number[] {
  const [bytes, records, refused] = Object.keys(METRICS).map((id) => valuesByTime(results.find(({ Id }) => Id === id)));
  const known = times.filter((time, i) => i < times.length - LATEST_MINUTES || bytes?.has(time));
  return known.map((time) =>
    neededShards({
      bytes: bytes?.get(time) ?? 0,
      records: records?.get(time) ?? 0,
      refused: refused?.get(time) ?? 0,
    }),
  );
}

function valuesByTime(result: MetricDataResult | undefined): Map<number, number> {
  const { Timestamps = [], Values = [] } = result ?? {};
  return new Map(Timestamps.map((time, i) => [time.getTime(), Values[i] ?? 0]));
}
