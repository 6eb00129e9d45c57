import { requireUsableKey } from '../encryption';
import { invalidArgument, THROTTLED } from '../errors';
import { putRecordsMetrics } from '../put-metrics';
import { recordSize } from '../record-size';
import type { DataStream } from '../stream';
import { requireCreated } from '../stream-status';
import type { PutEntry, PutOutcome } from '../stream-writer';
import { STREAM } from './common-members';
import { list, required, structure } from './members';
import { operation } from './operation';
import { encryptionType, RECORD, requireRecordSize, toEntry } from './record-members';
import { streamOf } from './stream-of';

const LIMITS = { records: 500, mebibytes: 10 };
const INPUT = { ...STREAM, Records: required(list(structure(RECORD), { min: 1, max: LIMITS.records })) };

export const putRecords = operation(INPUT, (input, backend) => {
  const stream = streamOf(input, backend);
  const start = stream.now;
  requireCreated(stream);
  const entries = input.Records.map((record, i) => toEntry(stream, record, `records.${i + 1}.member.`));
  requireSizes(stream, entries);
  requireUsableKey(stream, backend.metrics, 'PutRecords.Success');
  const outcomes = backend.writer.put(stream, entries);
  const refused = outcomes.filter(({ error }) => error !== undefined);
  const throttled = refused.filter(({ error }) => error?.code === THROTTLED).length;
  const bytes = outcomes.reduce((sum, { record }) => sum + (record ? recordSize(record) : 0), 0);
  const failed = refused.length - throttled;
  const summary = { records: entries.length - refused.length, bytes, throttled, failed };
  backend.metrics.put(stream, { ...putRecordsMetrics(summary), 'PutRecords.Latency': stream.now - start });
  return {
    FailedRecordCount: refused.length,
    Records: outcomes.map(resultEntry),
    EncryptionType: encryptionType(stream),
  };
});

function requireSizes(stream: DataStream, entries: readonly PutEntry[]): void {
  entries.forEach((entry, i) => {
    requireRecordSize(stream, entry, `records.${i + 1}.member.data`);
  });
  const total = entries.reduce((sum, entry) => sum + recordSize(entry), 0);
  if (total > LIMITS.mebibytes * 2 ** 20) throw invalidArgument(`Records size exceeds ${LIMITS.mebibytes} MiB limit`);
}

function resultEntry({ shard, record, error }: PutOutcome) {
  return error === undefined
    ? { ShardId: shard.id, SequenceNumber: record?.sequenceNumber }
    : { ErrorCode: error.code, ErrorMessage: error.message };
}
