import { toPostgres } from '../dialect/to-postgres';
import type { SqlStatement } from '../engine/engine-request';
import { nameOf, quoteIdentifier, quoteLiteral } from '../sql/identifier';
import { withoutComments } from '../sql/quoted-parts';
import type { StreamingView } from './streaming-view';

const NAME = '(?:"(?:[^"]|"")+"|\\w+)';
const CREATE_SOURCE = new RegExp(
  `^\\s*CREATE\\s+EXTERNAL\\s+SCHEMA\\s+(IF\\s+NOT\\s+EXISTS\\s+)?(${NAME})\\s+FROM\\s+KINESIS\\s+IAM_ROLE\\s+(?:'([^']+)'|DEFAULT)\\s*$`,
  'i',
);
const ALTER_SOURCE = new RegExp(`^\\s*ALTER\\s+EXTERNAL\\s+SCHEMA\\s+(${NAME})\\s+IAM_ROLE\\s+'([^']+)'\\s*$`, 'i');
const CREATE_VIEW = new RegExp(
  `^\\s*CREATE\\s+MATERIALIZED\\s+VIEW\\s+(${NAME}(?:\\.${NAME})?)\\s+(.*?)\\bAS\\s+(SELECT\\b.*?\\bFROM\\s+(${NAME})\\.(${NAME}).*)$`,
  'is',
);
const DROP_VIEW = new RegExp(
  `^\\s*DROP\\s+MATERIALIZED\\s+VIEW\\s+(?:IF\\s+EXISTS\\s+)?(${NAME}(?:\\.${NAME})?)(\\s+CASCADE)?\\s*$`,
  'i',
);
const REFRESH_VIEW = new RegExp(`^\\s*REFRESH\\s+MATERIALIZED\\s+VIEW\\s+(${NAME}(?:\\.${NAME})?)\\s*$`, 'i');

/** What a refresh could not do record by record. */
const WHOLE_STREAM = /\bGROUP\s+BY\b|\bDISTINCT\b|\bJOIN\b|\bOVER\s*\(|\b(?:COUNT|SUM|AVG|MIN|MAX)\s*\(/i;

const RECORD = `(approximate_arrival_timestamp timestamp, partition_key varchar(256), shard_id char(20),
  sequence_number varchar(128), refresh_time timestamp, kinesis_data bytea)`;

/** A schema that leads to streams, and the role that reads them; absent where it is the default role. */
export interface StreamSchema {
  readonly schema: string;
  readonly roleArn?: string;
  readonly statement: SqlStatement;
}

/** The schema that leads to streams, and what makes one; absent for any other statement. */
export function createdSource(sql: string): StreamSchema | undefined {
  const [, ifNotExists = '', name, roleArn] = CREATE_SOURCE.exec(withoutComments(sql)) ?? [];
  if (name === undefined) return undefined;
  const schema = quoteIdentifier(nameOf(name));
  return { schema, roleArn, statement: statement(`CREATE SCHEMA ${ifNotExists}${schema}`) };
}

/** The schema whose streams are read by another role from now on; absent for any other statement. */
export function alteredSource(sql: string): StreamSchema | undefined {
  const [, name, roleArn] = ALTER_SOURCE.exec(withoutComments(sql)) ?? [];
  return name === undefined ? undefined : { schema: quoteIdentifier(nameOf(name)), roleArn, statement: NOTHING };
}

/** The view over a stream that a statement defines, where it reads one of the schemas. @throws Error for what cannot run */
export function createdView(sql: string, schemas: ReadonlyMap<string, unknown>): StreamingView | undefined {
  const [, name = '', attributes = '', query = '', schema = '', stream = ''] =
    CREATE_VIEW.exec(withoutComments(sql)) ?? [];
  const source = quoteIdentifier(nameOf(schema));
  if (!schemas.has(source)) return undefined;
  if (WHOLE_STREAM.test(query)) throw new Error('an aggregate or join of a stream does not run in the sandbox');
  const streamName = nameOf(stream);
  return {
    name: relation(name),
    source: `${source}.${quoteIdentifier(streamName)}`,
    streamName,
    refreshesItself: /\bAUTO\s+REFRESH\s+YES\b/i.test(attributes),
    query: toPostgres(query),
  };
}

export function droppedView(sql: string): { readonly name: string; readonly cascade: boolean } | undefined {
  const [, name, cascade] = DROP_VIEW.exec(withoutComments(sql)) ?? [];
  return name === undefined ? undefined : { name: relation(name), cascade: cascade !== undefined };
}

export function refreshedView(sql: string): string | undefined {
  const [, name] = REFRESH_VIEW.exec(withoutComments(sql)) ?? [];
  return name === undefined ? undefined : relation(name);
}

/** The rows of the view are kept: a refresh adds to them what has come since. */
export function createView({ name, source, streamName, refreshesItself, query }: StreamingView): SqlStatement {
  const values = [name, source, streamName, query].map(quoteLiteral);
  return block(`
    CREATE TABLE IF NOT EXISTS ${source} ${RECORD};
    CREATE TABLE ${name} AS ${query} WITH NO DATA;
    INSERT INTO pg_catalog.streaming_views VALUES (${values.join(', ')}, ${refreshesItself})`);
}

export function dropView(name: string, cascade: boolean): SqlStatement {
  return block(`
    DROP TABLE ${name} ${cascade ? 'CASCADE' : 'RESTRICT'};
    DELETE FROM pg_catalog.streaming_views WHERE name = ${quoteLiteral(name)};
    DELETE FROM pg_catalog.streaming_positions WHERE view = ${quoteLiteral(name)}`);
}

/** What there is nothing to do for. */
export const NOTHING = block('NULL');

function block(statements: string): SqlStatement {
  return statement(`DO $streaming$ BEGIN ${statements}; END $streaming$`);
}

function statement(sql: string): SqlStatement {
  return { type: 'sql', sql, parameters: [] };
}

function relation(name: string): string {
  const parts = name.match(new RegExp(NAME, 'g')) ?? [];
  const [schema, table] = parts.length === 2 ? parts : ['public', ...parts];
  return [schema, table].map((part) => quoteIdentifier(nameOf(part as string))).join('.');
}
