const SPECIAL = /[\\\t\n\r]/;
const EACH_SPECIAL = /[\\\t\n\r]/g;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** A row in PostgreSQL's text format of COPY. */
export function copyText(values: readonly (string | null)[]): string {
  return `${values.map((value) => (value === null ? '\\N' : escaped(value))).join('\t')}\n`;
}

function escaped(value: string): string {
  return SPECIAL.test(value) ? value.replace(EACH_SPECIAL, (character) => ESCAPES[character] as string) : value;
}
