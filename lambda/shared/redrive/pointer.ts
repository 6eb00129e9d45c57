import type { FailedEvent } from './failed-batch';
import type { RecordRange } from './progress';

/** The document in a message of a queue: as Lambda sent it, or within a notification of Amazon SNS. */
export function documentIn(body: string): string {
  try {
    const { Type, Message } = JSON.parse(body);
    return Type === 'Notification' && typeof Message === 'string' ? Message : body;
  } catch {
    return body;
  }
}

/** The document of a part of a batch. */
export function narrowed(document: string, { Records }: FailedEvent, [from, to]: RecordRange): string {
  const { KinesisBatchInfo, ...rest } = JSON.parse(document);
  const startSequenceNumber = Records[from]?.kinesis.sequenceNumber;
  const endSequenceNumber = Records[to - 1]?.kinesis.sequenceNumber;
  const batchSize = to - from;
  return JSON.stringify({
    ...rest,
    KinesisBatchInfo: { ...KinesisBatchInfo, startSequenceNumber, endSequenceNumber, batchSize },
  });
}
