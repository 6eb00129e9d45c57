import type { BatchWriteItemCommand, DynamoDBClient, WriteRequest } from '@aws-sdk/client-dynamodb';
import { TableWriter } from '../../../lambda/windowed-aggregator/table-writer';
import { result, results } from './results';

const TIME_LEFT = { getRemainingTimeInMillis: () => 60_000 };
const NO_TIME_LEFT = { getRemainingTimeInMillis: () => 1_010 };

/** A table that leaves unprocessed what `refuses` says, of each call. */
class Table {
  readonly calls: WriteRequest[][] = [];

  constructor(private readonly refuses: (call: number, place: number) => boolean = () => false) {}

  get client(): DynamoDBClient {
    const send = async ({ input }: BatchWriteItemCommand) => {
      const requests = input.RequestItems?.results ?? [];
      const unprocessed = requests.filter((_, place) => this.refuses(this.calls.length, place));
      this.calls.push(requests);
      return { UnprocessedItems: unprocessed.length > 0 ? { results: unprocessed } : {} };
    };
    return { send } as unknown as DynamoDBClient;
  }

  groups(call: number): (string | undefined)[] | undefined {
    return this.calls[call]?.map(({ PutRequest }) => PutRequest?.Item?.group?.S);
  }
}

describe('TableWriter', () => {
  test('puts 25 items in a call', async () => {
    const table = new Table();
    await new TableWriter('results', undefined, table.client).write(results(60), TIME_LEFT);
    expect(table.calls.map(({ length }) => length)).toEqual([25, 25, 10]);
    expect(table.groups(2)?.at(-1)).toBe('["country 59"]');
  });

  test('puts again what the table left, and nothing else', async () => {
    const table = new Table((call, place) => call === 0 && place === 1);
    await new TableWriter('results', undefined, table.client).write(results(3), TIME_LEFT);
    expect(table.groups(1)).toEqual(['["country 1"]']);
    expect(table.calls).toHaveLength(2);
  });

  test('fails where the table takes no more in time', async () => {
    const { client } = new Table((_, place) => place > 0);
    await expect(new TableWriter('results', undefined, client).write(results(3), NO_TIME_LEFT)).rejects.toThrow(
      new Error('2 of 3 results were not taken: TimeOver: the time of the invocation is over'),
    );
  });

  test.each([
    [undefined, undefined],
    [86_400, { N: String(Date.UTC(2026, 10, 22, 18, 1) / 1_000) }],
  ])('lets items expire %p seconds after their window', async (expiration, attribute) => {
    const table = new Table();
    await new TableWriter('results', expiration, table.client).write([result()], TIME_LEFT);
    expect(table.calls[0]?.[0]?.PutRequest?.Item?.expires_at).toEqual(attribute);
  });
});
