import { KinesisClient, KinesisServiceException, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import type { Sandbox } from 'cdk-kinesis-pipelines-toolkit';
import { lineOf } from './order';
import type { OrderBook } from './order-book';

const CALL_RECORDS = 500;

export interface Entry {
  readonly PartitionKey: string;
  readonly Data: Buffer;
}

/** A web server that keeps what the stream refuses, and puts it again, in order, when it next has something to put. */
export class WebServer {
  private readonly client: KinesisClient;

  constructor(
    sandbox: Sandbox,
    private readonly streamName: string,
    /** What is still to be put, in order. */
    public backlog: readonly Entry[] = [],
  ) {
    const { endpoint, region } = sandbox;
    this.client = new KinesisClient({ endpoint, region, credentials: sandbox.credentials(), maxAttempts: 1 });
  }

  async put({ orders, poisonous }: OrderBook): Promise<void> {
    const entries = orders.map((order) => ({
      PartitionKey: order.key,
      Data: Buffer.from(lineOf(order, poisonous.has(order.id))),
    }));
    const calls = inCalls([...this.backlog, ...entries]);
    this.backlog = [];
    for (const call of calls) this.backlog = [...this.backlog, ...(await this.refused(call))];
  }

  close(): void {
    this.client.destroy();
  }

  /** What was not taken: also what would overtake an earlier entry of its key. */
  private async refused(call: readonly Entry[]): Promise<Entry[]> {
    const waiting = new Set(this.backlog.map(({ PartitionKey }) => PartitionKey));
    const free = call.filter(({ PartitionKey }) => !waiting.has(PartitionKey));
    const taken = new Set(await this.taken(free));
    return call.filter((entry) => !taken.has(entry));
  }

  private async taken(entries: Entry[]): Promise<Entry[]> {
    if (entries.length === 0) return [];
    try {
      const command = new PutRecordsCommand({ StreamName: this.streamName, Records: entries });
      const { Records = [] } = await this.client.send(command);
      return entries.filter((_, i) => Records[i]?.ErrorCode === undefined);
    } catch (error) {
      if (error instanceof KinesisServiceException) return [];
      throw error;
    }
  }
}

/** PutRecords promises no order among its entries, so a call holds each key once. */
function inCalls(entries: readonly Entry[]): Entry[][] {
  const calls: Entry[][] = [[]];
  let keys = new Set<string>();
  for (const entry of entries) {
    if (keys.size === CALL_RECORDS || keys.has(entry.PartitionKey)) {
      calls.push([]);
      keys = new Set();
    }
    keys.add(entry.PartitionKey);
    calls.at(-1)?.push(entry);
  }
  return calls;
}
