import { requireUsableKey } from '../encryption';
import { recordSize } from '../record-size';
import { requireCreated } from '../stream-status';
import type { PutOutcome } from '../stream-writer';
import { STREAM, sequenceNumber } from './common-members';
import { operation } from './operation';
import { encryptionType, RECORD, requireRecordSize, toEntry } from './record-members';
import { streamOf } from './stream-of';

const INPUT = { ...STREAM, ...RECORD, SequenceNumberForOrdering: sequenceNumber() };

export const putRecord = operation(INPUT, (input, backend) => {
  const stream = streamOf(input, backend);
  const start = stream.now;
  requireCreated(stream);
  const entry = toEntry(stream, input, '');
  requireRecordSize(stream, entry, 'data');
  requireUsableKey(stream, backend.metrics, 'PutRecord.Success');
  const [{ shard, record, error }] = backend.writer.put(stream, [entry]) as [PutOutcome];
  backend.metrics.put(stream, {
    'PutRecord.Success': record === undefined ? 0 : 1,
    'PutRecord.Latency': stream.now - start,
    'PutRecord.Bytes': record === undefined ? 0 : recordSize(record),
  });
  if (record === undefined) throw error;
  return { ShardId: shard.id, SequenceNumber: record.sequenceNumber, EncryptionType: encryptionType(stream) };
});
