import { KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import type { Sandbox } from 'cdk-kinesis-pipelines-toolkit';
import { type RecordEntry, RecordWriter, refusedRecords } from '../../lambda/process-records';
import { lineOf } from './order';
import type { OrderBook } from './order-book';

/** Half of what the four shards of a new stream take in a second: what waited through an outage shall not throttle others. */
const BYTES_AT_ONCE = 2 * 1024 * 1024;

/** A web server that keeps what the stream refuses, and puts it again, in order, when it next has something to put. */
export class WebServer {
  private readonly client: KinesisClient;
  private readonly writer: RecordWriter;

  constructor(
    sandbox: Sandbox,
    StreamName: string,
    /** What is still to be put, in order. */
    public backlog: readonly RecordEntry[] = [],
  ) {
    const { endpoint, region } = sandbox;
    this.client = new KinesisClient({ endpoint, region, credentials: sandbox.credentials(), maxAttempts: 1 });
    const put = (Records: RecordEntry[]) => this.client.send(new PutRecordsCommand({ StreamName, Records }));
    this.writer = new RecordWriter(put, { attempts: 1 });
  }

  async put({ orders, ordersPerRecord, poisonous }: OrderBook): Promise<void> {
    const records = Array.from({ length: Math.ceil(orders.length / ordersPerRecord) }, (_, i) =>
      orders.slice(i * ordersPerRecord, (i + 1) * ordersPerRecord),
    );
    const entries = records.map((record) => ({
      PartitionKey: record[0]?.key ?? '',
      Data: Buffer.from(record.map((order) => lineOf(order, poisonous.has(order.id))).join('\n')),
    }));
    const all = [...this.backlog, ...entries];
    const count = withinBudget(all);
    const due = all.slice(0, count);
    this.backlog = [...refusedRecords(due, await this.writer.write(due)), ...all.slice(count)];
  }

  close(): void {
    this.client.destroy();
  }
}

/** How many may be put at once: one at least. */
function withinBudget(entries: readonly RecordEntry[]): number {
  let bytes = 0;
  const past = entries.findIndex(({ Data }) => {
    bytes += Data.length;
    return bytes > BYTES_AT_ONCE;
  });
  return past < 0 ? entries.length : Math.max(1, past);
}
