import { gunzipSync } from 'node:zlib';
import type { DeliveryStreamContext } from '../delivery-stream-context';
import type { ProcessedRecord, RecordFailure, SourceRecord } from '../record';

/** The service's code; it documents no text. */
const FAILURE = {
  errorType: 'decompression-failed',
  code: 'Decompression failed.',
  message: 'The data is not in GZIP format.',
  attempts: 1,
} as const satisfies Omit<RecordFailure, 'endedAt'>;

/** A record unpacks to no more than what a delivery stream takes in one go. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Unpacks what CloudWatch Logs compressed. */
export class Decompression {
  constructor(private readonly context: DeliveryStreamContext) {}

  decompress(source: SourceRecord): ProcessedRecord {
    const data = gunzip(source.data);
    const { metrics, sandbox } = this.context;
    const outcome = data === undefined ? 'Failed' : 'Success';
    metrics.put(`OutputDecompressedRecords.${outcome}`, 1);
    metrics.put(`OutputDecompressedBytes.${outcome}`, (data ?? source.data).length, 'Bytes');
    if (data !== undefined) return { source, data };
    return { source, failure: { ...FAILURE, endedAt: sandbox.clock.now() } };
  }
}

function gunzip(data: Buffer): Buffer | undefined {
  try {
    return gunzipSync(data, { maxOutputLength: MAX_BYTES });
  } catch {
    return undefined;
  }
}
