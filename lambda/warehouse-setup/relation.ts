import type { Column } from './request';

/** Where tables and views stand, and whoever may use the database may look. */
export const SCHEMA = 'public';

export function qualified(relation: string): string {
  return `"${SCHEMA}"."${relation}"`;
}

export function quotedNames(columns: readonly Column[]): string {
  return columns.map(({ name }) => `"${name}"`).join(', ');
}

/** Answers a row if there is a table or view of the name. */
export function findRelation(relation: string): string {
  return (
    'SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace ' +
    `WHERE n.nspname = '${SCHEMA}' AND c.relname = '${relation}'`
  );
}

/** Rows of which each stands once, the first of its kind; those without an id cannot be told apart, and all stay. */
export function distinctRows(columns: readonly Column[], idColumn: string, numbered: string): string {
  const first = `WHERE "occurrence" = 1 OR "${idColumn}" IS NULL`;
  return `SELECT ${quotedNames(columns)} FROM (${numbered}) AS "numbered" ${first}`;
}

/** Numbers what has the same id. */
export function occurrence(id: string, order: string): string {
  return `ROW_NUMBER() OVER (PARTITION BY ${id} ORDER BY ${order}) AS "occurrence"`;
}
