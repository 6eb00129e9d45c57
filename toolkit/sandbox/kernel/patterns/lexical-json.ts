/** Strings and everything outside them that is a number. */
const TOKENS = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Begins a number, which no text of a log or an event begins with. */
const NUMBER_MARK = '\0#';

/**
 * Parses JSON with each number as it is written, because filters compare numbers as text: `300` is not `300.0`.
 * @throws SyntaxError
 */
export function parseLexically(json: string): unknown {
  JSON.parse(json);
  return JSON.parse(
    json.replace(TOKENS, (token) => (token.startsWith('"') ? token : JSON.stringify(NUMBER_MARK + token))),
  );
}

/** The number that a value stands for; undefined for anything else. */
export function numberOf(value: unknown): number | undefined {
  return typeof value === 'string' && value.startsWith(NUMBER_MARK)
    ? Number(value.slice(NUMBER_MARK.length))
    : undefined;
}

export function isText(value: unknown): value is string {
  return typeof value === 'string' && !value.startsWith(NUMBER_MARK);
}

/** JSON text of a value, its numbers as they were written. */
export function asWritten(value: unknown): string {
  return String(JSON.stringify(value)).replace(/"\\u0000#([^"]*)"/g, '$1');
}
