import type { SqlStatement } from '../engine/engine-request';
import type { ShardRecord } from './shard-cursors';
import type { StreamingView } from './streaming-view';

const RECORDS = 'r(arrival text, key text, shard text, sequence text, data text)';

/** Adds records to a view, and remembers how far it has come: all of it or nothing. */
export function refreshStatements(
  { name, source, query }: StreamingView,
  records: readonly ShardRecord[],
  now: number,
): SqlStatement[] {
  const rows = JSON.stringify(records.map(row));
  return [
    sql(
      `INSERT INTO ${source} SELECT r.arrival::timestamp, r.key, r.shard, r.sequence, $2::timestamp,
         decode(r.data, 'base64') FROM json_to_recordset($1::json) AS ${RECORDS}`,
      rows,
      new Date(now).toISOString(),
    ),
    sql(`INSERT INTO ${name} ${query}`),
    sql(`DELETE FROM ${source}`),
    sql(
      `INSERT INTO pg_catalog.streaming_positions
         SELECT $1, p.shard, p.sequence FROM json_to_recordset($2::json) AS p(shard text, sequence text)
         ON CONFLICT (view, shard_id) DO UPDATE SET sequence_number = excluded.sequence_number`,
      name,
      JSON.stringify(lastOfEach(records)),
    ),
  ];
}

function row({ approximateArrivalTimestamp, partitionKey, shardId, sequenceNumber, data }: ShardRecord) {
  return {
    arrival: new Date(approximateArrivalTimestamp).toISOString(),
    key: partitionKey,
    shard: shardId,
    sequence: sequenceNumber,
    data: data.toString('base64'),
  };
}

function lastOfEach(records: readonly ShardRecord[]) {
  const last = new Map(records.map(({ shardId, sequenceNumber }) => [shardId, sequenceNumber]));
  return [...last].map(([shard, sequence]) => ({ shard, sequence }));
}

function sql(text: string, ...parameters: string[]): SqlStatement {
  return { type: 'sql', sql: text, parameters };
}
