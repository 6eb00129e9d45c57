import { type Owner, requirePattern, requireThat } from '../../private/validation';

/** A query which Amazon Athena keeps under a name. */
export interface SavedQuery {
  /** The name: 1 to 128 characters, unique in the workgroup, spaces apart. */
  readonly name: string;

  /** What the query answers. */
  readonly description: string;

  /** The statement. */
  readonly sql: string;
}

/** Throws unless the queries can stand beside each other in one workgroup. */
export function requireQueries(owner: Owner, queries: SavedQuery[]): void {
  const seen = new Set<string>();
  for (const { name } of queries) {
    requirePattern(owner, 'savedQueries', name, /^(?=.*\S).{1,128}$/, 'queries with names of 1 to 128 characters');
    const id = queryId(name);
    requireThat(!seen.has(id), owner, 'savedQueries', 'unique by name', `${JSON.stringify(name)} twice`);
    seen.add(id);
  }
}

/** The construct id of a saved query. */
export function queryId(name: string): string {
  return name.replaceAll(' ', '');
}

/** A day is read unless somebody asks for more: the partitions of a query are its price. */
const LAST_DAY = `"date" >= date_format(current_timestamp - interval '1' day, '%Y-%m-%d')`;

/** What one asks first of access logs. */
export function accessLogQueries(table: string): SavedQuery[] {
  return [
    {
      name: 'Traffic by minute and status',
      description: 'Requests, errors and bytes of the last day, by minute and status',
      sql: `SELECT date_trunc('minute', "time") AS "minute", "status", count(*) AS "requests",
  count_if("status" >= 400) AS "errors", sum("bytes") AS "bytes"
FROM ${table}
WHERE ${LAST_DAY} AND "parse_error" IS NULL
GROUP BY 1, 2
ORDER BY 1, 2`,
    },
    {
      name: 'Top clients',
      description: 'The 100 clients with the most requests of the last day',
      sql: `SELECT "client_ip", count(*) AS "requests", count_if("status" >= 400) AS "errors", sum("bytes") AS "bytes"
FROM ${table}
WHERE ${LAST_DAY} AND "parse_error" IS NULL
GROUP BY 1
ORDER BY 2 DESC
LIMIT 100`,
    },
    {
      name: 'Malformed lines',
      description: 'Lines of the last day which did not parse, and why',
      sql: `SELECT "parse_error", "raw", "log_group", "log_stream", "event_id"
FROM ${table}
WHERE ${LAST_DAY} AND "parse_error" IS NOT NULL
LIMIT 1000`,
    },
  ];
}
