import { TablePermissions } from '../../../../toolkit/sandbox/dynamodb/table-permissions';
import { testContext } from '../context';

const TABLE = 'arn:aws:dynamodb:us-east-1:123456789012:table/windows';
const KEY = 'arn:aws:kms:us-east-1:123456789012:key/1234abcd';

function needed(operation: string, input: Record<string, unknown>, key?: string): string[] {
  const permissions = new TablePermissions(testContext());
  permissions.encrypt('windows', key);
  return permissions.for(operation, input).map(({ action, resource }) => `${action} ${resource}`);
}

describe('TablePermissions', () => {
  test.each([
    ['PutItem', { TableName: 'windows' }, [`dynamodb:PutItem ${TABLE}`]],
    ['GetItem', { TableName: TABLE }, [`dynamodb:GetItem ${TABLE}`]],
    ['Query', { TableName: 'windows', IndexName: 'i' }, [`dynamodb:Query ${TABLE}/index/i`]],
    ['ListTables', {}, ['dynamodb:ListTables *']],
    ['TagResource', { ResourceArn: TABLE }, [`dynamodb:TagResource ${TABLE}`]],
    [
      'BatchWriteItem',
      { RequestItems: { windows: [], other: [] } },
      [`dynamodb:BatchWriteItem ${TABLE}`, `dynamodb:BatchWriteItem ${TABLE.replace('windows', 'other')}`],
    ],
    ['BatchGetItem', {}, []],
  ])('%s of %j needs %j', (operation, input, permissions) => {
    expect(needed(operation, input)).toEqual(permissions);
  });

  test('items of a table with a key of the account take the key, its settings do not', () => {
    expect(needed('BatchWriteItem', { RequestItems: { windows: [] } }, '1234abcd')).toEqual([
      `dynamodb:BatchWriteItem ${TABLE}`,
      `kms:Decrypt ${KEY}`,
    ]);
    expect(needed('DescribeTable', { TableName: 'windows' }, '1234abcd')).toHaveLength(1);
  });
});
