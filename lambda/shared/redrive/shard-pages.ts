import { setTimeout } from 'node:timers/promises';
import {
  type _Record,
  ExpiredIteratorException,
  GetRecordsCommand,
  type GetRecordsCommandOutput,
  GetShardIteratorCommand,
  type GetShardIteratorCommandInput,
  type KinesisClient,
  ProvisionedThroughputExceededException,
} from '@aws-sdk/client-kinesis';

export type Pause = (ms: number) => Promise<unknown>;

/** After 10 MB, a shard answers nobody for 5 seconds; and others read it too. */
const MOST_THROTTLES = 30;
const THROTTLED_PAUSE_MS = 1_000;

/** Reads a shard from a place on, up to what is the latest then, in pages as the service cuts them. */
export async function* shardPages(
  kinesis: KinesisClient,
  start: GetShardIteratorCommandInput,
  pause: Pause = setTimeout,
): AsyncGenerator<_Record[]> {
  let place = start;
  let iterator = await iteratorAt(kinesis, place, pause);
  while (iterator !== undefined) {
    const page = await pageAt(kinesis, iterator, pause);
    const { Records = [], MillisBehindLatest, NextShardIterator } = page ?? {};
    if (Records.length > 0) yield Records;
    place = after(Records.at(-1), place);
    const isAtTip = Records.length === 0 && MillisBehindLatest === 0;
    if (isAtTip) return;
    iterator = page === undefined ? await iteratorAt(kinesis, place, pause) : NextShardIterator;
  }
}

/** Undefined if the iterator has expired: it lasts five minutes, and what a page is used for may take longer. */
async function pageAt(
  kinesis: KinesisClient,
  ShardIterator: string,
  pause: Pause,
): Promise<GetRecordsCommandOutput | undefined> {
  try {
    return await patiently(() => kinesis.send(new GetRecordsCommand({ ShardIterator })), pause);
  } catch (error) {
    if (error instanceof ExpiredIteratorException) return undefined;
    throw error;
  }
}

async function iteratorAt(
  kinesis: KinesisClient,
  place: GetShardIteratorCommandInput,
  pause: Pause,
): Promise<string | undefined> {
  return (await patiently(() => kinesis.send(new GetShardIteratorCommand(place)), pause)).ShardIterator;
}

function after(last: _Record | undefined, place: GetShardIteratorCommandInput): GetShardIteratorCommandInput {
  if (last === undefined) return place;
  const { StreamARN, ShardId } = place;
  const StartingSequenceNumber = last.SequenceNumber;
  return { StreamARN, ShardId, ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', StartingSequenceNumber };
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
