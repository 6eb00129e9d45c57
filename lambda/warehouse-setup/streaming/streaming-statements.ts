import { distinctRows, occurrence, qualified } from '../relation';
import type { Column } from '../request';
import type { Streaming } from './streaming-request';

/** Types which a text becomes, and a value of JSON does not. */
const FROM_TEXT = /^(DATE|TIME)/i;

/** The materialized view of the records as they came. */
export function recordsView(tableName: string): string {
  return `${tableName}_records`;
}

function externalSchema(tableName: string): string {
  return `"${tableName}_source"`;
}

/** Leads to the streams that the role may read. */
export function createSource({ tableName, roleArn }: Streaming): string {
  return `CREATE EXTERNAL SCHEMA IF NOT EXISTS ${externalSchema(tableName)} FROM KINESIS IAM_ROLE '${roleArn}'`;
}

export function alterSource({ tableName, roleArn }: Streaming): string {
  return `ALTER EXTERNAL SCHEMA ${externalSchema(tableName)} IAM_ROLE '${roleArn}'`;
}

/** One record that is no JSON would stop the view for good: it is kept apart, as it came. */
export function createRecordsView({ tableName, streamName }: Streaming): string {
  const isJson = 'CASE WHEN CAN_JSON_PARSE("kinesis_data")';
  return (
    `CREATE MATERIALIZED VIEW ${qualified(recordsView(tableName))} AUTO REFRESH YES AS SELECT ` +
    '"approximate_arrival_timestamp", "partition_key", "shard_id", "sequence_number", "refresh_time", ' +
    `${isJson} THEN JSON_PARSE("kinesis_data") END AS "payload", ` +
    `${isJson} THEN NULL ELSE "kinesis_data" END AS "malformed" ` +
    `FROM ${externalSchema(tableName)}."${streamName}"`
  );
}

/** Shows the records that are JSON as rows. */
export function rowsView(streaming: Streaming): string[] {
  const view = qualified(streaming.tableName);
  return [`DROP VIEW IF EXISTS ${view}`, `CREATE VIEW ${view} AS ${rows(streaming)}`];
}

function rows({ tableName, columns, idColumn }: Streaming): string {
  const values = columns.map((column) => `${value(column)} AS "${column.name}"`);
  const records = `FROM ${qualified(recordsView(tableName))} AS "records" WHERE "records"."malformed" IS NULL`;
  const id = columns.find(({ name }) => name === idColumn);
  if (id === undefined) return `SELECT ${values.join(', ')} ${records}`;
  const order = '"records"."approximate_arrival_timestamp", "records"."sequence_number"';
  return distinctRows(columns, id.name, `SELECT ${[...values, occurrence(value(id), order)].join(', ')} ${records}`);
}

function value({ name, type }: Column): string {
  return `"records"."payload"."${name}"${FROM_TEXT.test(type) ? '::VARCHAR' : ''}::${type}`;
}
