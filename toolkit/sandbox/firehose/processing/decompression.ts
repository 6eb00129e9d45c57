import { gunzipSync } from 'node:zlib';
import type { DeliveryStreamContext } from '../delivery-stream-context';
import { type ProcessedRecord, type RecordFailure, type SourceRecord, sumOf } from '../record';

/** The service's code; it documents no text. */
const FAILURE: Omit<RecordFailure, 'endedAt'> = {
  errorType: 'decompression-failed',
  code: 'Decompression failed.',
  message: 'The data is not in GZIP format.',
  attempts: 1,
};

/** Few bytes must not unpack to more than this machine holds. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Unpacks what CloudWatch Logs compressed. */
export class Decompression {
  constructor(private readonly context: DeliveryStreamContext) {}

  decompress(sources: readonly SourceRecord[]): ProcessedRecord[] {
    const endedAt = this.context.sandbox.clock.now();
    const records = sources.map((source): ProcessedRecord => {
      const data = gunzip(source.data);
      return data === undefined ? { source, failure: { ...FAILURE, endedAt } } : { source, data };
    });
    const isUnpacked = ({ data }: ProcessedRecord) => data !== undefined;
    this.report('Success', records.filter(isUnpacked));
    this.report(
      'Failed',
      records.filter((record) => !isUnpacked(record)),
    );
    return records;
  }

  private report(outcome: 'Success' | 'Failed', records: readonly ProcessedRecord[]): void {
    if (records.length === 0) return;
    const bytes = sumOf(records, ({ source, data }) => (data ?? source.data).length);
    this.context.metrics.put(`OutputDecompressedRecords.${outcome}`, records.length);
    this.context.metrics.put(`OutputDecompressedBytes.${outcome}`, bytes, 'Bytes');
  }
}

function gunzip(data: Buffer): Buffer | undefined {
  try {
    return gunzipSync(data, { maxOutputLength: MAX_BYTES });
  } catch {
    return undefined;
  }
}
