/** String literals, quoted identifiers and comments: what a rewrite of SQL must not look into. */
const QUOTED = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|\$(\w*)\$[\s\S]*?\$\1\$/g;

/** Stands for a quoted part while the code around it is rewritten: two private-use characters around its number. */
export const QUOTED_PART = '\uE000\\d+\uE001';

/** Rewrites SQL outside of literals, quoted identifiers and comments. */
export function rewriteCode(sql: string, rewrite: (code: string) => string): string {
  const parts: string[] = [];
  return restore(rewrite(mask(sql, parts)), parts);
}

/** The statements of a script, without their semicolons. */
export function splitStatements(sql: string): string[] {
  const parts: string[] = [];
  return mask(sql, parts)
    .split(';')
    .map((statement) => restore(statement, parts).trim())
    .filter((statement) => !isBlank(statement));
}

export function withoutComments(sql: string): string {
  return sql.replace(QUOTED, (part) => (part.startsWith('--') || part.startsWith('/*') ? ' ' : part));
}

function isBlank(sql: string): boolean {
  return withoutComments(sql).trim() === '';
}

function mask(sql: string, parts: string[]): string {
  return sql.replace(QUOTED, (part) => `\uE000${parts.push(part) - 1}\uE001`);
}

function restore(code: string, parts: readonly string[]): string {
  return code.replace(/\uE000(\d+)\uE001/g, (_, index) => parts[Number(index)] as string);
}
