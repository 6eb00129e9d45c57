import { BatchWriteItemCommand, DynamoDBClient, type WriteRequest } from '@aws-sdk/client-dynamodb';
import { EntryWriter, type TimeLeft } from '../shared/writers/entry-writer';
import type { Refusal } from '../shared/writers/refusal';
import { type Item, resultItem } from './result-item';
import { type ResultWriter, requireTaken } from './result-writer';
import type { WindowResult } from './window-result';

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html */
const LIMITS = { entries: 25, bytes: 16 * 1024 * 1024, bytesPerEntry: 400 * 1024 };

const UNPROCESSED: Refusal = { errorCode: 'Unprocessed', errorMessage: 'the table did not process the item' };

/** Puts each result to a table; the same one again takes its own place. */
export class TableWriter implements ResultWriter {
  private readonly items: EntryWriter<Item>;

  public constructor(
    private readonly tableName: string,
    private readonly expirationSeconds: number | undefined,
    private readonly client = new DynamoDBClient({}),
  ) {
    const bytesOf = (item: Item) => JSON.stringify(item).length;
    this.items = new EntryWriter({ limits: LIMITS, bytesOf, call: (items) => this.put(items) }, {});
  }

  public async write(results: readonly WindowResult[], context?: TimeLeft): Promise<void> {
    const items = results.map((result) => resultItem(result, this.expirationOf(result)));
    requireTaken(await this.items.write(items, context), results);
  }

  private async put(items: readonly Item[]): Promise<(Refusal | undefined)[]> {
    const requests = items.map((Item) => ({ PutRequest: { Item } }));
    const command = new BatchWriteItemCommand({ RequestItems: { [this.tableName]: requests } });
    const { UnprocessedItems } = await this.client.send(command);
    const unprocessed = new Set((UnprocessedItems?.[this.tableName] ?? []).map(keyOf));
    return requests.map((request) => (unprocessed.has(keyOf(request)) ? UNPROCESSED : undefined));
  }

  private expirationOf({ window_end }: WindowResult): number | undefined {
    if (this.expirationSeconds === undefined) return undefined;
    return Math.floor(Date.parse(window_end) / 1_000) + this.expirationSeconds;
  }
}

function keyOf({ PutRequest }: WriteRequest): string {
  return JSON.stringify([PutRequest?.Item?.group, PutRequest?.Item?.window]);
}
