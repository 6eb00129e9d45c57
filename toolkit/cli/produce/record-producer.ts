import { setTimeout as pause } from 'node:timers/promises';
import { type KinesisClient, PutRecordsCommand, type PutRecordsRequestEntry } from '@aws-sdk/client-kinesis';

/** Limits of one PutRecords call. */
const CALL_RECORDS = 500;
const CALL_BYTES = 4 * 1024 * 1024;
const FIRST_RETRY_MS = 50;
const LONGEST_RETRY_MS = 2_000;

export interface ProducerRecord {
  readonly data: Buffer;
  readonly partitionKey: string;
  /** Called once the stream has this record and all before it. */
  readonly onTaken: () => void;
}

/** Puts records as a producer should: in full calls, and what was refused again until it is taken. */
export class RecordProducer {
  private open: PutRecordsRequestEntry[] = [];
  private openBytes = 0;
  private onTaken = () => {};

  constructor(
    private readonly client: KinesisClient,
    private readonly streamName: string,
  ) {}

  async put({ data, partitionKey, onTaken }: ProducerRecord): Promise<void> {
    const bytes = data.length + partitionKey.length;
    const isFull = this.open.length >= CALL_RECORDS || this.openBytes + bytes > CALL_BYTES;
    if (isFull) await this.flush();
    this.open.push({ Data: data, PartitionKey: partitionKey });
    this.openBytes += bytes;
    this.onTaken = onTaken;
  }

  async flush(): Promise<void> {
    const { onTaken } = this;
    let entries = this.open;
    this.open = [];
    this.openBytes = 0;
    for (let delay = FIRST_RETRY_MS; entries.length > 0; delay = Math.min(2 * delay, LONGEST_RETRY_MS)) {
      entries = await this.call(entries);
      if (entries.length > 0) await pause(delay);
    }
    onTaken();
  }

  /** One call; gives back the entries that were refused. */
  private async call(entries: PutRecordsRequestEntry[]): Promise<PutRecordsRequestEntry[]> {
    const { FailedRecordCount, Records = [] } = await this.client.send(
      new PutRecordsCommand({ StreamName: this.streamName, Records: entries }),
    );
    if (!FailedRecordCount) return [];
    return entries.filter((_, i) => Records[i]?.ErrorCode !== undefined);
  }
}
