import { KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import type { TimeLeft } from '../shared/writers/entry-writer';
import { RecordWriter } from '../shared/writers/record-writer';
import { type ResultWriter, requireTaken } from './result-writer';
import { shortKey } from './short-key';
import type { WindowResult } from './window-result';

const LONGEST_PARTITION_KEY = 256;

/** Puts each result to a stream, those of a group under one partition key, so that whoever adds them up reads one shard. */
export class StreamWriter implements ResultWriter {
  private readonly records: RecordWriter;

  public constructor(StreamARN: string, client = new KinesisClient({})) {
    this.records = new RecordWriter((Records) => client.send(new PutRecordsCommand({ StreamARN, Records })));
  }

  public async write(results: readonly WindowResult[], context?: TimeLeft): Promise<void> {
    const entries = results.map((result) => ({
      Data: Buffer.from(`${JSON.stringify(result)}\n`),
      PartitionKey: shortKey(result.group, LONGEST_PARTITION_KEY),
    }));
    requireTaken(await this.records.write(entries, context), results);
  }
}
