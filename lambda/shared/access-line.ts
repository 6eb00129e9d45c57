import type { LogRow } from './log-row';
import { parseClfTime } from './log-time';

const QUOTED = '"([^"\\\\]*(?:\\\\.[^"\\\\]*)*)"';
// Past the user agent, formats differ: the nginx packages append the forwarded address, others a duration.
const ACCESS_LINE = new RegExp(
  `^([^ ]+) ([^ ]+) ([^["]+) \\[([^\\]]+)\\] ${QUOTED} (\\d{3}) (\\d{1,18}|-)(?: ${QUOTED} ${QUOTED}( .*)?)?$`,
);
const REQUEST = /^([\w-]+) (.+) (HTTP\/\d(?:\.\d)?)$/;
const SIMPLE_REQUEST = /^(GET) ([^ ]+)$/;

/** Reads a line of the common or the combined format; undefined if it is neither. Text is kept as logged, escapes included. */
export function parseAccessLine(line: string): LogRow | undefined {
  const [, client, ident, user, clock, request, status, bytes, referrer, agent, rest] = ACCESS_LINE.exec(line) ?? [];
  const time = parseClfTime(clock ?? '');
  if (time === undefined) return undefined;
  return {
    time,
    client_ip: present(client),
    ident: present(ident),
    user_name: present(user),
    ...parseRequest(request ?? ''),
    status: digits(status),
    bytes: digits(bytes),
    referrer: present(referrer),
    user_agent: present(agent),
    raw: rest === undefined ? undefined : line,
  };
}

/** Splits `GET /path?query HTTP/1.1`; what is not a request of HTTP, such as a TLS hello, is kept whole as the path. */
export function parseRequest(request: string): LogRow {
  if (request === '-') return {};
  const [, method, target, protocol] = REQUEST.exec(request) ?? SIMPLE_REQUEST.exec(request) ?? [];
  return target === undefined ? { path: request } : { method, ...splitTarget(target), protocol };
}

export function splitTarget(target: string): LogRow {
  const mark = target.indexOf('?');
  return mark === -1 ? { path: target } : { path: target.slice(0, mark), query: target.slice(mark + 1) };
}

function present(field: string | undefined): string | undefined {
  return field === '-' ? undefined : field;
}

function digits(field: string | undefined): string | undefined {
  return field === undefined || field === '-' ? undefined : BigInt(field).toString();
}
