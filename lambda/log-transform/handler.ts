import type {
  FirehoseTransformationEvent,
  FirehoseTransformationEventRecord,
  FirehoseTransformationResult,
  FirehoseTransformationResultRecord,
} from 'aws-lambda';
import { writeLog } from '../shared/log';
import { RECORD_SPACE, RecordReader } from '../shared/record-reader';
import { RowWriter } from '../shared/row-writer';
import { MAX_RESPONSE_BYTES, ResponseBudget } from './response-budget';

// One block for lines and rows: bytes are copied fastest within a block.
const block = Buffer.allocUnsafe(RECORD_SPACE + MAX_RESPONSE_BYTES);
const reader = new RecordReader(block);
const writer = new RowWriter(block, RECORD_SPACE);

/** Turns each record of a delivery stream into rows of `access_log`. */
export async function handler(event: FirehoseTransformationEvent): Promise<FirehoseTransformationResult> {
  const budget = new ResponseBudget(event.records.map(({ recordId }) => recordId));
  return { records: event.records.map((record) => transform(record, budget)) };
}

function transform(
  record: FirehoseTransformationEventRecord,
  budget: ResponseBudget,
): FirehoseTransformationResultRecord {
  writer.begin(sourceIdOf(record), budget.room);
  const kind = reader.read(record.data, writer);
  // Format conversion refuses a record without rows, so a control message cannot be Ok and empty.
  if (kind === 'control message') return without(record, 'Dropped', kind);
  if (kind === 'undecodable') return without(record, 'ProcessingFailed', kind);
  if (writer.overflowed) return without(record, 'ProcessingFailed', 'response full');
  const data = writer.toBase64();
  budget.spend(data);
  return { recordId: record.recordId, result: 'Ok', data };
}

/** A result without data is always logged, so that a record Firehose does not deliver can be accounted for. */
function without(
  { recordId }: FirehoseTransformationEventRecord,
  result: 'Dropped' | 'ProcessingFailed',
  reason: string,
): FirehoseTransformationResultRecord {
  writeLog({ level: result === 'Dropped' ? 'INFO' : 'WARN', recordId, result, reason });
  return { recordId, result, data: '' };
}

/** The same on every retry; Direct PUT gives no sequence number, but keeps the record's id. */
function sourceIdOf({ recordId, kinesisRecordMetadata: source }: FirehoseTransformationEventRecord): string {
  return source ? `${source.sequenceNumber}-${source.subsequenceNumber ?? 0}` : recordId;
}
