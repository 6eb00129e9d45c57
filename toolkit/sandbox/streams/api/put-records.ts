import { invalidArgument, THROTTLED, throttled } from '../errors';
import { recordSize } from '../record-size';
import type { DataStream } from '../stream';
import type { PutEntry, PutOutcome } from '../stream-writer';
import { STREAM } from './common-members';
import { list, required, structure } from './members';
import { operation, type StreamsBackend } from './operation';
import { encryptionType, RECORD, requireRecordSize, toEntry } from './record-members';
import { streamOf } from './stream-of';

const LIMITS = { records: 500, mebibytes: 10 };
const INPUT = { ...STREAM, Records: required(list(structure(RECORD), { min: 1, max: LIMITS.records })) };

export const putRecords = operation(INPUT, (input, backend) => {
  const stream = streamOf(input, backend);
  const entries = input.Records.map(toEntry);
  requireSizes(stream, entries);
  const outcomes = backend.writer.put(stream, entries);
  const failed = outcomes.filter(({ record }) => record === undefined).length;
  report(stream, entries, outcomes, failed, backend);
  return {
    FailedRecordCount: failed,
    Records: outcomes.map((outcome) => resultEntry(stream, outcome)),
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

function resultEntry(stream: DataStream, { shard, record }: PutOutcome) {
  return record === undefined
    ? { ErrorCode: THROTTLED, ErrorMessage: throttled(shard.id, stream).message }
    : { ShardId: shard.id, SequenceNumber: record.sequenceNumber };
}

function report(
  stream: DataStream,
  entries: readonly PutEntry[],
  outcomes: readonly PutOutcome[],
  failed: number,
  { metrics }: StreamsBackend,
): void {
  metrics.put(stream, {
    'PutRecords.Bytes': outcomes.reduce((sum, { record }) => sum + (record ? recordSize(record) : 0), 0),
    'PutRecords.Success': failed < entries.length ? 1 : 0,
    'PutRecords.TotalRecords': entries.length,
    'PutRecords.SuccessfulRecords': entries.length - failed,
    'PutRecords.FailedRecords': 0,
    'PutRecords.ThrottledRecords': failed,
  });
}
