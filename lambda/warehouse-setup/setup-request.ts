import { createHash } from 'node:crypto';
import type { DatabaseTarget } from './database';
import { type Design, parseDesign } from './design';
import {
  type Column,
  columnsOf,
  databaseId,
  invalid,
  memberOf,
  name,
  type Properties,
  parseTarget,
  text,
} from './request';

/** A table, and the secret of the user that loads it. */
export interface Setup extends DatabaseTarget {
  readonly loaderSecretArn: string;
  readonly tableName: string;
  readonly columns: readonly Column[];
  readonly idColumn?: string;
  readonly timeColumn?: string;
  readonly design: Design;
}

/** Checks every word which becomes part of a statement. */
export function parseSetup(properties: Properties): Setup {
  const columns = columnsOf(properties.Columns);
  const table = {
    columns,
    idColumn: memberOf(columns, 'IdColumn', properties.IdColumn),
    timeColumn: memberOf(columns, 'TimeColumn', properties.TimeColumn),
  };
  return {
    ...parseTarget(properties),
    loaderSecretArn: text(properties, 'LoaderSecretArn'),
    tableName: name('TableName', properties.TableName),
    ...table,
    design: parseDesign(properties, table),
  };
}

/** Another table is another resource, and says what its rows were told to be for good. */
export function physicalResourceId(setup: Setup): string {
  return [tableId(setup), ...rowsId(setup)].join('/');
}

/** Which columns are required, and which numbers the rows, cannot be told of rows that stand. */
export function requireSameRows(setup: Setup, standingId: string | undefined): void {
  const table = tableId(setup);
  const stands = standingId === table || standingId?.startsWith(`${table}/`);
  if (!stands || standingId === physicalResourceId(setup)) return;
  const { requiredColumns, identityColumn } = setup.design;
  const told = { requiredColumns, identityColumn };
  throw invalid('requiredColumns and identityColumn', 'what the table was created with', told);
}

function tableId(setup: Setup): string {
  return [databaseId(setup), setup.tableName].join('/');
}

function rowsId({ design: { requiredColumns, identityColumn } }: Setup): string[] {
  if (requiredColumns.length === 0 && identityColumn === undefined) return [];
  const told = JSON.stringify([[...requiredColumns].sort(), identityColumn]);
  return [createHash('sha256').update(told).digest('hex').slice(0, 16)];
}
