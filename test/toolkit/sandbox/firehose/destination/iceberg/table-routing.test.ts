import { routeOf } from '../../../../../../toolkit/sandbox/firehose/destination/iceberg/table-routing';
import type { RecordKeys } from '../../../../../../toolkit/sandbox/firehose/partitioning/partition-keys';
import type { ProcessedRecord } from '../../../../../../toolkit/sandbox/firehose/record';

const ORDERS = { DestinationDatabaseName: 'shop', DestinationTableName: 'orders', UniqueKeys: ['id'] };
const RETURNS = { DestinationDatabaseName: 'shop', DestinationTableName: 'returns' };
const TO_ORDERS = { destinationDatabaseName: 'shop', destinationTableName: 'orders' };

function route(keys: RecordKeys | undefined, ...tables: object[]) {
  return routeOf({ keys } as ProcessedRecord, tables);
}

describe('routeOf', () => {
  test.each<[string, RecordKeys, object]>([
    ['the function alone', { fromLambda: TO_ORDERS }, { table: ORDERS, operation: 'insert' }],
    ['the query alone', { fromQuery: { ...TO_ORDERS, operation: 'delete' } }, { table: ORDERS, operation: 'delete' }],
    [
      'the function before the query',
      { fromLambda: { ...TO_ORDERS, operation: 'update' }, fromQuery: { ...TO_ORDERS, operation: 'delete' } },
      { table: ORDERS, operation: 'update' },
    ],
    [
      'the query for what the function leaves out',
      {
        fromLambda: { destinationTableName: 'orders' },
        fromQuery: { destinationDatabaseName: 'shop', operation: 'update' },
      },
      { table: ORDERS, operation: 'update' },
    ],
    [
      'the query for what the function has no value for',
      { fromLambda: { ...TO_ORDERS, operation: '' }, fromQuery: { operation: 'UPDATE' } },
      { table: ORDERS, operation: 'update' },
    ],
    [
      'a table that the destination does not list',
      { fromLambda: { destinationDatabaseName: 'shop', destinationTableName: 'Orders' } },
      { table: { DestinationDatabaseName: 'shop', DestinationTableName: 'Orders' }, operation: 'insert' },
    ],
  ])('follows %s', (_, keys, expected) => {
    expect(route(keys, ORDERS, RETURNS)).toEqual(expected);
  });

  test.each<[RecordKeys | undefined]>([[undefined], [{ fromLambda: { destinationTableName: 'returns' } }]])(
    'takes the only table when database and table are not both named: %j',
    (keys) => {
      expect(route(keys, ORDERS)).toEqual({ table: ORDERS, operation: 'insert' });
    },
  );

  test.each<[object[], number]>([
    [[], 0],
    [[ORDERS, RETURNS], 2],
  ])('needs the names when there is not one table: %j', (tables, count) => {
    expect(() => route({}, ...tables)).toThrow(`The record names none of the ${count} tables.`);
  });

  test('knows three operations', () => {
    expect(() => route({ fromQuery: { operation: 'upsert' } }, ORDERS)).toThrow(
      'The operation upsert is none of insert, update, delete.',
    );
  });
});
