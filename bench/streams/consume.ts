import {
  GetRecordsCommand,
  type GetRecordsCommandOutput,
  GetShardIteratorCommand,
  type KinesisClient,
  ListShardsCommand,
} from '@aws-sdk/client-kinesis';
import { NumberLedger } from './numbered-records';

/** Reads every record of a stream, shards after their parents. @throws Error when records of a key are not in order */
export async function consume(client: KinesisClient, StreamName: string): Promise<NumberLedger> {
  const ledger = new NumberLedger();
  for (const ShardId of await shardIds(client, StreamName)) {
    const start = { StreamName, ShardId, ShardIteratorType: 'TRIM_HORIZON' } as const;
    let { ShardIterator } = await client.send(new GetShardIteratorCommand(start));
    while (ShardIterator !== undefined) {
      const read = await client.send(new GetRecordsCommand({ ShardIterator }));
      for (const { PartitionKey = '', Data = new Uint8Array() } of read.Records ?? [])
        ledger.note({ PartitionKey, Data });
      ShardIterator = isAtTip(read) ? undefined : read.NextShardIterator;
    }
  }
  return ledger;
}

function isAtTip({ MillisBehindLatest }: GetRecordsCommandOutput): boolean {
  return MillisBehindLatest === 0;
}

/** Parents have lower ids than their children. */
async function shardIds(client: KinesisClient, StreamName: string): Promise<string[]> {
  const { Shards = [] } = await client.send(new ListShardsCommand({ StreamName, MaxResults: 10_000 }));
  return Shards.map(({ ShardId = '' }) => ShardId).sort();
}
