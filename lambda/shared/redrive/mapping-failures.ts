import type { FailedBatch } from './failed-batch';
import { readFailureDocument, readPayload } from './failure-document';
import type { FailureFormat } from './failure-format';
import { failureTime } from './failure-key';
import { Unredrivable } from './unredrivable';

/** What an event source mapping gave up, in an object of its own. */
export const MAPPING_FAILURES: FailureFormat = {
  // A batch of one record of 10 MiB, in base64, which no function can take, is the largest there is.
  mostBytes: 32 * 1024 * 1024,
  failedAt: failureTime,
  read,
};

function read(body: Buffer): FailedBatch {
  const { payload, functionArn, condition, streamArn } = readFailureDocument(body.toString());
  if (payload === undefined) throw new Unredrivable('malformed', 'payload must be the event, got none');
  return { functionArn, condition, streamArn, event: readPayload(payload), expired: 0, surplus: 0 };
}
