import type { PartitionKeys } from '../../partitioning/partition-keys';
import type { ProcessedRecord } from '../../record';
import type { TableProperties } from './iceberg-properties';
import { RowFailure } from './row-failure';

const OPERATIONS = ['insert', 'update', 'delete'] as const;
export type Operation = (typeof OPERATIONS)[number];

/** Where a record goes, and what is done with its row. */
export interface Route {
  readonly table: TableProperties;
  readonly operation: Operation;
}

/**
 * What the function says of a record comes first, then for what it leaves out what the query says, then the only table
 * there is.
 * @throws RowFailure
 */
export function routeOf({ keys }: ProcessedRecord, tables: readonly TableProperties[]): Route {
  const {
    destinationDatabaseName: DestinationDatabaseName,
    destinationTableName: DestinationTableName,
    operation: name,
  } = { ...given(keys?.fromQuery), ...given(keys?.fromLambda) };
  const operation = operationOf(name);
  if (DestinationDatabaseName === undefined || DestinationTableName === undefined) {
    return { table: onlyTable(tables), operation };
  }
  const configured = tables.find(
    (table) =>
      table.DestinationDatabaseName === DestinationDatabaseName && table.DestinationTableName === DestinationTableName,
  );
  return { table: configured ?? { DestinationDatabaseName, DestinationTableName }, operation };
}

/** A key without a value says nothing. */
function given(keys: PartitionKeys = {}): PartitionKeys {
  return Object.fromEntries(Object.entries(keys).filter(([, value]) => value !== ''));
}

function onlyTable(tables: readonly TableProperties[]): TableProperties {
  const [table] = tables;
  if (table !== undefined && tables.length === 1) return table;
  throw new RowFailure('Iceberg.MissingRoutingInformation', `The record names none of the ${tables.length} tables.`);
}

function operationOf(value: string | undefined): Operation {
  const name = (value ?? 'insert').toLowerCase();
  const operation = OPERATIONS.find((candidate) => candidate === name);
  if (operation !== undefined) return operation;
  throw new RowFailure('Iceberg.InvalidOperation', `The operation ${value} is none of ${OPERATIONS.join(', ')}.`);
}
