import {
  type _Record,
  AccessDeniedException,
  InvalidArgumentException,
  type KinesisClient,
  ResourceNotFoundException,
} from '@aws-sdk/client-kinesis';
import type { FailureDocument } from './failure-document';
import { type Pause, shardPages } from './shard-pages';
import { Unredrivable } from './unredrivable';

/** Between the ends of a batch may lie what its mapping filtered out: that much is read. */
const MOST_BYTES = 32 * 1024 * 1024;

/**
 * Reads a range of a shard again, which may have lost its beginning, or all of it, to the retention period.
 * @throws Unredrivable when there is nothing of the shard, or too much
 */
export async function readShardRange(
  kinesis: KinesisClient,
  range: FailureDocument,
  pause?: Pause,
): Promise<_Record[]> {
  try {
    return await recordsIn(kinesis, range, pause);
  } catch (error) {
    throw unredrivableBy(error as Error) ?? error;
  }
}

async function recordsIn(kinesis: KinesisClient, range: FailureDocument, pause?: Pause): Promise<_Record[]> {
  const end = BigInt(range.endSequenceNumber);
  const records: _Record[] = [];
  let bytes = 0;
  for await (const page of shardPages(kinesis, beginningOf(range), pause)) {
    for (const record of page) {
      if (BigInt(record.SequenceNumber ?? 0) > end) return records;
      records.push(record);
      bytes += record.Data?.length ?? 0;
    }
    if (bytes > MOST_BYTES) throw new Unredrivable('malformed', `its range holds more than ${MOST_BYTES} bytes`);
    if (records.at(-1)?.SequenceNumber === range.endSequenceNumber) break;
  }
  return records;
}

function beginningOf({ streamArn, shardId, startSequenceNumber }: FailureDocument) {
  return {
    StreamARN: streamOf(streamArn),
    ShardId: shardId,
    ShardIteratorType: 'AT_SEQUENCE_NUMBER',
    StartingSequenceNumber: startSequenceNumber,
  } as const;
}

/** What a message names may not be there any more, may never have been, or may be none of ours: the others go on. */
function unredrivableBy(error: Error): Unredrivable | undefined {
  if (error instanceof ResourceNotFoundException) return new Unredrivable('expired', error.message);
  const isRefusal = error instanceof InvalidArgumentException || error instanceof AccessDeniedException;
  return isRefusal ? new Unredrivable('malformed', error.message) : undefined;
}

/** The ARN of the stream, from that of one of its consumers too. */
export function streamOf(sourceArn: string): string {
  return sourceArn.replace(/\/consumer\/.*$/, '');
}
