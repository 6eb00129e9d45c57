const QUOTE = '"';
const ESCAPE = '\\';

/**
 * Cuts JSON where strings begin and end: every second piece is a string, quotes and all. A regular
 * expression runs out of stack on a long one.
 */
export function* cutAtStrings(json: string): Generator<string> {
  let end = 0;
  for (let start = json.indexOf(QUOTE); start !== -1; start = json.indexOf(QUOTE, end)) {
    yield json.slice(end, start);
    end = endOfString(json, start);
    yield json.slice(start, end);
  }
  yield json.slice(end);
}

function endOfString(json: string, start: number): number {
  let quote = start;
  do quote = json.indexOf(QUOTE, quote + 1);
  while (quote !== -1 && isEscaped(json, quote));
  return quote === -1 ? json.length : quote + 1;
}

function isEscaped(json: string, at: number): boolean {
  let escapes = 0;
  while (json[at - 1 - escapes] === ESCAPE) escapes++;
  return escapes % 2 === 1;
}
