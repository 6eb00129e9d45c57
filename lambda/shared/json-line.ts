import { parseRequest, splitTarget } from './access-line';
import type { Column, LogRow } from './log-row';
import { parseClfTime, parseEpochTime, parseIsoTime } from './log-time';

type Member = Column | 'request';

/** The names that web servers, proxies and API Gateway give to what the columns hold. */
const NAMES: readonly (readonly [Member, string])[] = [
  ['time', 'time timestamp @timestamp ts time_iso8601 time_local requestTime requestTimeEpoch'],
  ['client_ip', 'client_ip clientIp clientip remote_addr remote_ip remoteIp ip'],
  ['ident', 'ident'],
  ['user_name', 'user_name remote_user user'],
  ['request', 'request'],
  ['method', 'method request_method httpMethod verb'],
  ['path', 'path uri request_uri url'],
  ['query', 'query query_string args'],
  ['protocol', 'protocol server_protocol'],
  ['status', 'status status_code statusCode'],
  ['bytes', 'bytes body_bytes_sent bytes_sent size responseLength'],
  ['referrer', 'referrer referer http_referer http_referrer'],
  ['user_agent', 'user_agent userAgent http_user_agent agent'],
];
const MEMBERS: ReadonlyMap<string, Member> = new Map(
  NAMES.flatMap(([member, names]) => names.split(' ').map((name) => [name, member] as const)),
);

/**
 * Reads an object of an access log; undefined if no member fills a column. A member that fills none stays in `raw`:
 * unknown, a second one for its column, or with a value that its column cannot hold exactly.
 */
export function parseJsonObject(object: object, line: string): LogRow | undefined {
  const columns = new Map<string, string | undefined>();
  let whole = true;
  for (const [name, value] of Object.entries(object)) {
    const fields = value === null || value === '-' ? {} : fieldsOf(MEMBERS.get(name), value);
    const free = fields && Object.keys(fields).every((column) => !columns.has(column));
    if (free) for (const [column, text] of Object.entries(fields)) columns.set(column, text);
    else whole = false;
  }
  if (columns.size === 0) return undefined;
  return { ...Object.fromEntries(columns), raw: whole ? undefined : line };
}

function fieldsOf(member: Member | undefined, value: unknown): LogRow | undefined {
  if (member === undefined) return undefined;
  if (member === 'time') return only('time', timeOf(value));
  if (member === 'status') return only('status', integerOf(value, /^\d{3}$/));
  if (member === 'bytes') return only('bytes', integerOf(value, /^\d{1,18}$/));
  const text = typeof value === 'string' || Number.isSafeInteger(value) ? String(value) : undefined;
  if (text === undefined) return undefined;
  if (member === 'request') return parseRequest(text);
  return member === 'path' ? splitTarget(text) : { [member]: text };
}

function only(column: Column, text: string | undefined): LogRow | undefined {
  return text === undefined ? undefined : { [column]: text };
}

function timeOf(value: unknown): string | undefined {
  if (typeof value === 'number') return parseEpochTime(value);
  return typeof value === 'string' ? (parseIsoTime(value) ?? parseClfTime(value)) : undefined;
}

function integerOf(value: unknown, pattern: RegExp): string | undefined {
  const text = Number.isSafeInteger(value) ? String(value) : value;
  return typeof text === 'string' && pattern.test(text) ? BigInt(text).toString() : undefined;
}
