import {
  type _Record,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type KinesisClient,
  ResourceNotFoundException,
} from '@aws-sdk/client-kinesis';
import type { FailureDocument } from './failure-document';
import { Unredrivable } from './unredrivable';

/** Between the ends of a batch may lie what its mapping filtered out: that much is read. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Reads a range of a shard again, which may have lost its beginning, or all of it, to the retention period.
 * @throws Unredrivable when there is nothing of the stream, or too much
 */
export async function readShardRange(kinesis: KinesisClient, range: FailureDocument): Promise<_Record[]> {
  const end = BigInt(range.endSequenceNumber);
  const records: _Record[] = [];
  let bytes = 0;
  for (let iterator = await iteratorAt(kinesis, range); iterator !== undefined; ) {
    const page = await kinesis.send(new GetRecordsCommand({ ShardIterator: iterator }));
    for (const record of page.Records ?? []) {
      if (BigInt(record.SequenceNumber ?? 0) > end) return records;
      records.push(record);
      bytes += record.Data?.length ?? 0;
    }
    if (bytes > MOST_BYTES) throw new Unredrivable('malformed', `its range holds more than ${MOST_BYTES} bytes`);
    const isAtTip = page.Records?.length === 0 && page.MillisBehindLatest === 0;
    iterator =
      isAtTip || records.at(-1)?.SequenceNumber === range.endSequenceNumber ? undefined : page.NextShardIterator;
  }
  return records;
}

async function iteratorAt(kinesis: KinesisClient, range: FailureDocument): Promise<string | undefined> {
  const { streamArn, shardId, startSequenceNumber } = range;
  try {
    const { ShardIterator } = await kinesis.send(
      new GetShardIteratorCommand({
        StreamARN: streamOf(streamArn),
        ShardId: shardId,
        ShardIteratorType: 'AT_SEQUENCE_NUMBER',
        StartingSequenceNumber: startSequenceNumber,
      }),
    );
    return ShardIterator;
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
    throw new Unredrivable('expired', `the stream keeps nothing of ${shardId}: ${error.message}`);
  }
}

/** The ARN of the stream, from that of one of its consumers too. */
export function streamOf(sourceArn: string): string {
  return sourceArn.replace(/\/consumer\/.*$/, '');
}
