import type { MetricValues } from './stream-metrics';

/** What came of records that were put. */
export interface PutSummary {
  readonly records: number;
  readonly bytes: number;
  readonly throttled: number;
  /** Entries that failed inside the service. */
  readonly failed: number;
}

/** Of a stream, or of one of its shards. */
export function incomingMetrics({ records, bytes, throttled }: Omit<PutSummary, 'failed'>): MetricValues {
  return { IncomingRecords: records, IncomingBytes: bytes, WriteProvisionedThroughputExceeded: throttled };
}

/** Of one call of PutRecords. */
export function putRecordsMetrics({ records, bytes, throttled, failed }: PutSummary): MetricValues {
  return {
    'PutRecords.Bytes': bytes,
    'PutRecords.Success': records > 0 ? 1 : 0,
    'PutRecords.TotalRecords': records + throttled + failed,
    'PutRecords.SuccessfulRecords': records,
    'PutRecords.FailedRecords': failed,
    'PutRecords.ThrottledRecords': throttled,
  };
}
