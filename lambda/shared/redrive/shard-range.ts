import { setTimeout } from 'node:timers/promises';
import {
  type _Record,
  AccessDeniedException,
  GetRecordsCommand,
  GetShardIteratorCommand,
  InvalidArgumentException,
  type KinesisClient,
  ProvisionedThroughputExceededException,
  ResourceNotFoundException,
} from '@aws-sdk/client-kinesis';
import type { FailureDocument } from './failure-document';
import { Unredrivable } from './unredrivable';

/** Between the ends of a batch may lie what its mapping filtered out: that much is read. */
const MOST_BYTES = 32 * 1024 * 1024;

/** After 10 MB, a shard answers nobody for 5 seconds; and others read it too. */
const MOST_THROTTLES = 30;
const THROTTLED_PAUSE_MS = 1_000;

type Pause = (ms: number) => Promise<unknown>;

/**
 * Reads a range of a shard again, which may have lost its beginning, or all of it, to the retention period.
 * @throws Unredrivable when there is nothing of the shard, or too much
 */
export async function readShardRange(
  kinesis: KinesisClient,
  range: FailureDocument,
  pause: Pause = setTimeout,
): Promise<_Record[]> {
  const end = BigInt(range.endSequenceNumber);
  const records: _Record[] = [];
  let bytes = 0;
  for (let iterator = await iteratorAt(kinesis, range, pause); iterator !== undefined; ) {
    const command = new GetRecordsCommand({ ShardIterator: iterator });
    const page = await patiently(() => kinesis.send(command), pause);
    for (const record of page.Records ?? []) {
      if (BigInt(record.SequenceNumber ?? 0) > end) return records;
      records.push(record);
      bytes += record.Data?.length ?? 0;
    }
    if (bytes > MOST_BYTES) throw new Unredrivable('malformed', `its range holds more than ${MOST_BYTES} bytes`);
    const isAtTip = page.Records?.length === 0 && page.MillisBehindLatest === 0;
    const isWhole = records.at(-1)?.SequenceNumber === range.endSequenceNumber;
    iterator = isAtTip || isWhole ? undefined : page.NextShardIterator;
  }
  return records;
}

async function iteratorAt(kinesis: KinesisClient, range: FailureDocument, pause: Pause): Promise<string | undefined> {
  const command = new GetShardIteratorCommand({
    StreamARN: streamOf(range.streamArn),
    ShardId: range.shardId,
    ShardIteratorType: 'AT_SEQUENCE_NUMBER',
    StartingSequenceNumber: range.startSequenceNumber,
  });
  try {
    return (await patiently(() => kinesis.send(command), pause)).ShardIterator;
  } catch (error) {
    throw unredrivableBy(error as Error) ?? error;
  }
}

/** What a message names may not be there any more, may never have been, or may be none of ours: the others go on. */
function unredrivableBy(error: Error): Unredrivable | undefined {
  if (error instanceof ResourceNotFoundException) return new Unredrivable('expired', error.message);
  const isRefusal = error instanceof InvalidArgumentException || error instanceof AccessDeniedException;
  return isRefusal ? new Unredrivable('malformed', error.message) : undefined;
}

async function patiently<Answer>(call: () => Promise<Answer>, pause: Pause): Promise<Answer> {
  for (let throttles = 0; ; throttles += 1) {
    try {
      return await call();
    } catch (error) {
      const isThrottled = error instanceof ProvisionedThroughputExceededException;
      if (!isThrottled || throttles === MOST_THROTTLES) throw error;
      await pause(THROTTLED_PAUSE_MS);
    }
  }
}

/** The ARN of the stream, from that of one of its consumers too. */
export function streamOf(sourceArn: string): string {
  return sourceArn.replace(/\/consumer\/.*$/, '');
}
