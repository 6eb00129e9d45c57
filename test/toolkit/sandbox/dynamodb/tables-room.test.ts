import { TablesRoom } from '../../../../toolkit/sandbox/dynamodb/tables-room';
import { AwsError } from '../../../../toolkit/sandbox/kernel/aws-error';
import type { JsonApi } from '../../../../toolkit/sandbox/kernel/room';
import { atTheEnd, type TestContext, testContext } from '../context';

const CALLER = { roleArn: 'arn:aws:iam::123456789012:root', accessKeyId: 'AKIA' };
const KEYS = {
  AttributeDefinitions: [
    { AttributeName: 'group', AttributeType: 'S' },
    { AttributeName: 'window', AttributeType: 'S' },
  ],
  KeySchema: [
    { AttributeName: 'group', KeyType: 'HASH' },
    { AttributeName: 'window', KeyType: 'RANGE' },
  ],
  BillingMode: 'PAY_PER_REQUEST',
};

function open(context: TestContext = testContext()): TablesRoom {
  const room = new TablesRoom(context);
  atTheEnd(() => room.close());
  return room;
}

async function create(room: TablesRoom, properties: Record<string, unknown> = {}, kind = 'Table') {
  const type = `AWS::DynamoDB::${kind}`;
  const resourceType = room.resourceTypes.find((candidate) => candidate.type === type);
  const request = { stackName: 'Stack', logicalId: 'Results', type, generatedName: 'Stack-Results-0123' };
  return resourceType?.create({ ...request, properties: { ...KEYS, ...properties } });
}

async function call(room: TablesRoom, operation: string, input: Record<string, unknown>) {
  return (await (room.jsonApis[0] as JsonApi).call(operation, input, CALLER)) as Record<string, unknown>;
}

const TableName = 'Stack-Results-0123';
const item = (window: string, requests = 1) => ({
  group: { S: 'de' },
  window: { S: window },
  requests: { N: String(requests) },
});

describe('TablesRoom', () => {
  test.each(['Table', 'GlobalTable'])('creates a %s that can be written and queried at once', async (kind) => {
    const room = open();
    expect(await create(room, {}, kind)).toEqual({
      ref: TableName,
      attributes: {
        Arn: `arn:aws:dynamodb:us-east-1:123456789012:table/${TableName}`,
        TableId: expect.stringMatching(/^[0-9a-f-]+$/),
      },
    });
    const puts = ['3', '1', '2'].map((window) => ({ PutRequest: { Item: item(window) } }));
    expect(await call(room, 'BatchWriteItem', { RequestItems: { [TableName]: puts } })).toEqual({
      UnprocessedItems: {},
    });
    const query = {
      TableName,
      KeyConditionExpression: '#g = :g and #w > :w',
      ExpressionAttributeNames: { '#g': 'group', '#w': 'window' },
      ExpressionAttributeValues: { ':g': { S: 'de' }, ':w': { S: '1' } },
    };
    expect(await call(room, 'Query', query)).toMatchObject({ Items: [item('2'), item('3')] });
  });

  test('answers with the ARN of its own place', async () => {
    const room = open();
    await create(room, { TableName: 'results' });
    const { Table } = await call(room, 'DescribeTable', { TableName: 'results' });
    expect(Table).toMatchObject({
      TableArn: 'arn:aws:dynamodb:us-east-1:123456789012:table/results',
      TableStatus: 'ACTIVE',
      BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
    });
  });

  test('lists more items than one page of a scan holds', async () => {
    const room = open();
    await create(room);
    for (let i = 0; i < 12; i++) {
      const Item = { ...item(String(i)), text: { S: 'x'.repeat(100_000) } };
      await call(room, 'PutItem', { TableName, Item });
    }
    const windows = (await room.items(TableName)).map(({ window }) => Number((window as { S: string }).S));
    expect(windows.sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  test('takes secondary indexes', async () => {
    const room = open();
    const index = {
      IndexName: 'by-window',
      KeySchema: [{ AttributeName: 'window', KeyType: 'HASH' }],
      Projection: { ProjectionType: 'ALL' },
    };
    await create(room, { GlobalSecondaryIndexes: [{ ...index, WarmThroughput: { ReadUnitsPerSecond: 1 } }] });
    await call(room, 'PutItem', { TableName, Item: item('7') });
    const query = {
      TableName,
      IndexName: 'by-window',
      KeyConditionExpression: '#w = :w',
      ExpressionAttributeNames: { '#w': 'window' },
      ExpressionAttributeValues: { ':w': { S: '7' } },
    };
    expect(await call(room, 'Query', query)).toMatchObject({ Items: [item('7')] });
  });

  test('keeps items on the next start, unless the keys of the table change', async () => {
    const context = testContext();
    const start = async (properties?: Record<string, unknown>) => {
      const room = open(context);
      await create(room, properties);
      return room;
    };
    const first = await start();
    await call(first, 'PutItem', { TableName, Item: item('1') });
    await first.close();

    const second = await start({ BillingMode: 'PROVISIONED' });
    expect(await second.items(TableName)).toEqual([item('1')]);
    await second.close();

    const third = await start({
      KeySchema: KEYS.KeySchema.slice(0, 1),
      AttributeDefinitions: KEYS.AttributeDefinitions.slice(0, 1),
    });
    expect(await third.items(TableName)).toEqual([]);
  });

  test.each<[string, string, Record<string, unknown>, AwsError]>([
    [
      'an item of a table that is not there',
      'PutItem',
      { TableName: 'nowhere', Item: item('1') },
      new AwsError('ResourceNotFoundException', 'Requested resource not found'),
    ],
    [
      'an item without its sort key',
      'PutItem',
      { TableName, Item: { group: { S: 'de' } } },
      new AwsError(
        'ValidationException',
        'One or more parameter values were invalid: Missing the key window in the item',
      ),
    ],
    [
      'a condition that does not hold',
      'PutItem',
      { TableName, Item: item('1'), ConditionExpression: 'attribute_exists(requests)' },
      new AwsError('ConditionalCheckFailedException', 'The conditional request failed'),
    ],
    [
      'an operation it does not run',
      'TransactWriteItems',
      {},
      new AwsError('UnknownOperationException', 'the sandbox does not run TransactWriteItems of DynamoDB'),
    ],
  ])('refuses %s', async (_, operation, input, error) => {
    const room = open();
    await create(room);
    await expect(call(room, operation, input)).rejects.toEqual(error);
    await expect(call(room, operation, input)).rejects.toMatchObject({ code: error.code, status: 400 });
  });

  test('refuses a definition that DynamoDB would not take', async () => {
    await expect(create(open(), { KeySchema: [] })).rejects.toThrow(
      new AwsError(
        'ValidationException',
        "1 validation error detected: Value '[]' at 'keySchema' failed to satisfy constraint: Member must have length greater than or equal to 1",
      ),
    );
    await expect(create(open(), { LocalSecondaryIndexes: 'none' })).rejects.toThrow(
      new Error('LocalSecondaryIndexes must be a list, got "none"'),
    );
  });

  test('says so where an earlier run ended while it made a table', async () => {
    const context = testContext();
    const first = open(context);
    await call(first, 'CreateTable', { ...KEYS, TableName });
    await first.close();
    await expect(create(open(context))).rejects.toThrow(
      new Error(`the table ${TableName} was left unfinished by an earlier run: empty the data directory`),
    );
  });

  test('opens no files where there is no table', async () => {
    await expect(open().close()).resolves.toBeUndefined();
  });
});
