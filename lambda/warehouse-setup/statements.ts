import { columnDefinition, tableAttributes } from './design';
import { distinctRows, occurrence, qualified, quotedNames, SCHEMA } from './relation';
import type { Column } from './request';
import type { Setup } from './setup-request';

/** What stands in the database before the set-up. */
export interface Standing {
  readonly userExists: boolean;
  /** The columns of the table, in order; none where it does not exist. */
  readonly columnNames: readonly string[];
  /** The columns of the view without duplicates, in order; none where it does not exist. */
  readonly viewColumnNames: readonly string[];
}

/** Answers a row if the user exists. */
export function findUser(username: string): string {
  return `SELECT usename FROM pg_user WHERE usename = '${username}'`;
}

/** The view which shows each row once. */
export function distinctView({ tableName }: Setup): string {
  return `${tableName}_distinct`;
}

/** Answers a row for each column of a table or view, in order. */
export function findColumns(relation: string): string {
  return (
    `SELECT column_name FROM information_schema.columns WHERE table_schema = '${SCHEMA}' ` +
    `AND table_name = '${relation}' ORDER BY ordinal_position`
  );
}

/** Brings the database to where a loader can fill the table; running them again changes nothing. */
export function setupStatements(setup: Setup, standing: Standing, username: string, digest: string): string[] {
  const missing = setup.columns.filter(({ name }) => !standing.columnNames.includes(name));
  const table =
    standing.columnNames.length === 0 ? [createTable(setup)] : missing.map((column) => addColumn(setup, column));
  return [
    `CREATE SCHEMA IF NOT EXISTS "${SCHEMA}"`,
    ...table,
    ...provideDistinctView(setup, standing.viewColumnNames),
    `${standing.userExists ? 'ALTER' : 'CREATE'} USER "${username}" PASSWORD '${digest}'`,
    `GRANT USAGE ON SCHEMA "${SCHEMA}" TO "${username}"`,
    `GRANT INSERT ON ${qualified(setup.tableName)} TO "${username}"`,
  ];
}

function createTable({ tableName, columns, design }: Setup): string {
  const { identityColumn } = design;
  const definitions = [
    ...(identityColumn === undefined ? [] : [`"${identityColumn}" BIGINT IDENTITY(1, 1)`]),
    ...columns.map((column) => columnDefinition(column, design)),
  ];
  const table = `CREATE TABLE IF NOT EXISTS ${qualified(tableName)} (${definitions.join(', ')})`;
  return [table, ...tableAttributes(design)].join(' ');
}

function addColumn({ tableName, design }: Setup, column: Column): string {
  return `ALTER TABLE ${qualified(tableName)} ADD COLUMN ${columnDefinition(column, design)}`;
}

/** Delivery is at least once: the view shows a row once. A view cannot be replaced by one with other columns. */
function provideDistinctView(setup: Setup, standing: readonly string[]): string[] {
  const { tableName, columns, idColumn, timeColumn } = setup;
  if (idColumn === undefined) return [];
  const view = qualified(distinctView(setup));
  const number = occurrence(`"${idColumn}"`, `"${timeColumn ?? idColumn}"`);
  const numbered = `SELECT ${quotedNames(columns)}, ${number} FROM ${qualified(tableName)}`;
  const hasOthers = standing.length > 0 && `${standing}` !== `${columns.map(({ name }) => name)}`;
  return [
    ...(hasOthers ? [`DROP VIEW ${view}`] : []),
    `CREATE OR REPLACE VIEW ${view} AS ${distinctRows(columns, idColumn, numbered)}`,
  ];
}
