import type { Provider } from './provider';
import { occurrence, qualified, quotedNames } from './relation';
import {
  type Column,
  columnsOf,
  databaseId,
  invalid,
  matching,
  memberOf,
  name,
  type Properties,
  parseTarget,
} from './request';

const USERNAME = /^[a-z_][a-z0-9_]{0,126}$/;
const HOURS = /^[1-9]\d{0,5}$/;

interface Duplicates {
  readonly tableName: string;
  readonly columns: readonly Column[];
  readonly idColumn: string;
  readonly timeColumn?: string;
  /** Hours to look back over; absent where the rows tell no time. */
  readonly hours?: string;
  readonly username: string;
}

/** A procedure which removes duplicates with the rights of the administrator, for a user that has no such rights. */
export const duplicates: Provider = {
  async provide({ properties, database }) {
    const wanted = parseDuplicates(properties);
    await database.run([createProcedure(wanted), grantProcedure(wanted)]);
    return [databaseId(parseTarget(properties)), wanted.tableName, 'duplicates'].join('/');
  },
};

export function parseDuplicates(properties: Properties): Duplicates {
  const columns = columnsOf(properties.Columns);
  const { IdColumn, TimeColumn, Hours, Username } = properties;
  const idColumn = memberOf(columns, 'IdColumn', IdColumn);
  if (idColumn === undefined) throw invalid('IdColumn', 'the name of a column', IdColumn);
  return {
    tableName: name('TableName', properties.TableName),
    columns,
    idColumn,
    timeColumn: memberOf(columns, 'TimeColumn', TimeColumn),
    hours: Hours === undefined ? undefined : matching('Hours', Hours, HOURS, 'a whole number of hours'),
    username: matching('Username', Username, USERNAME, 'the name of a user'),
  };
}

/** Of rows that stand more than once, all go and the first comes back: all of it in the one transaction of the call. */
export function createProcedure({ tableName, columns, idColumn, timeColumn, hours }: Duplicates): string {
  const table = qualified(tableName);
  const names = quotedNames(columns);
  const recent =
    timeColumn === undefined || hours === undefined
      ? ''
      : `WHERE "${timeColumn}" > GETDATE() - INTERVAL '${hours} hours' `;
  const repeated = `SELECT "${idColumn}" FROM ${table} ${recent}GROUP BY "${idColumn}" HAVING COUNT(*) > 1`;
  const number = occurrence(`"${idColumn}"`, `"${timeColumn ?? idColumn}"`);
  const numbered = `SELECT ${names}, ${number} FROM ${table} WHERE "${idColumn}" IN (${repeated})`;
  return `CREATE OR REPLACE PROCEDURE ${procedure(tableName)}() AS $$
BEGIN
  LOCK TABLE ${table};
  CREATE TEMP TABLE first_rows AS SELECT ${names} FROM (${numbered}) AS "numbered" WHERE "occurrence" = 1;
  DELETE FROM ${table} USING first_rows WHERE ${table}."${idColumn}" = first_rows."${idColumn}";
  INSERT INTO ${table} (${names}) SELECT ${names} FROM first_rows;
  DROP TABLE first_rows;
END;
$$ LANGUAGE plpgsql SECURITY DEFINER`;
}

export function grantProcedure({ tableName, username }: Duplicates): string {
  return `GRANT EXECUTE ON PROCEDURE ${procedure(tableName)}() TO "${username}"`;
}

function procedure(tableName: string): string {
  return qualified(`${tableName}_remove_duplicates`);
}
