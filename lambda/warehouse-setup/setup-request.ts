import type { DatabaseTarget } from './database';
import { type Design, parseDesign } from './design';
import { type Column, columnsOf, databaseId, memberOf, name, type Properties, parseTarget, text } from './request';

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

/** Another table is another resource. */
export function physicalResourceId(setup: Setup): string {
  return [databaseId(setup), setup.tableName].join('/');
}
