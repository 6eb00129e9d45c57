/** The columns of the table `access_log` that a line fills, in order; `event_id` goes before them. */
export const COLUMNS = [
  'time',
  'client_ip',
  'ident',
  'user_name',
  'method',
  'path',
  'query',
  'protocol',
  'status',
  'bytes',
  'referrer',
  'user_agent',
  'log_group',
  'log_stream',
  'parse_error',
  'raw',
] as const;

export type Column = (typeof COLUMNS)[number];

/** Numbers are kept as their digits, so that none is rounded; an absent column is null. */
export type LogRow = { readonly [column in Column]?: string };

/** Where CloudWatch Logs took a line from. */
export type LogOrigin = Pick<LogRow, 'log_group' | 'log_stream'>;

const NUMBERS: ReadonlySet<Column> = new Set(['status', 'bytes']);

// Redshift refuses NUL and lone surrogates in a VARCHAR, and would refuse the whole file with them.
const NOT_TEXT = /\0|\p{Surrogate}/gu;

/** The members of a JSON object, each with a comma before it. */
export function encodeColumns(row: LogRow): string {
  let json = '';
  for (const column of COLUMNS) {
    const value = row[column];
    if (value !== undefined) json += `,"${column}":${NUMBERS.has(column) ? value : encodeText(value)}`;
  }
  return json;
}

function encodeText(text: string): string {
  return JSON.stringify(text.replace(NOT_TEXT, '\ufffd'));
}
