const LINE =
  /^(\S+) (\S+) (\S+) \[([^\]]+)\] "(\S+) (\S+) (\S+)" (\d{3}) (\d+|-)(?: "((?:[^"\\]|\\.)*)" "((?:[^"\\]|\\.)*)")?$/;

/** The way most handlers read a line: one regular expression, a Date, an object. */
export function parseLine(line) {
  const match = LINE.exec(line);
  if (!match) return { parse_error: 'line is not in the common or combined log format', raw: line };
  const [, client, ident, user, time, method, target, protocol, status, bytes, referrer, agent] = match;
  const [path, query] = target.split('?');
  return {
    time: new Date(time.replace(':', ' ')).toISOString().slice(0, 19).replace('T', ' '),
    client_ip: client,
    ident: orNull(ident),
    user_name: orNull(user),
    method,
    path,
    query,
    protocol,
    status: Number(status),
    bytes: bytes === '-' ? undefined : Number(bytes),
    referrer: orNull(referrer),
    user_agent: orNull(agent),
  };
}

function orNull(field) {
  return field === '-' ? undefined : field;
}
