import { jqTokens } from './jq-tokens';

/** What a newer jq knows, and the service's jq 1.6 does not. */
const NEWER = new Set([
  '@base32d',
  '@urid',
  'abs',
  'have_decnum',
  'have_literal_numbers',
  'ltrim',
  'pick',
  'rtrim',
  'skip',
  'toarray',
  'toboolean',
  'trim',
  'trimstr',
]);

/** Newer only with as many arguments. */
const NEWER_WITH = new Map([
  ['add', 1],
  ['debug', 1],
  ['scan', 2],
]);

/** What reaches beyond the record at hand. */
const REACHING = new Set(['halt', 'halt_error', 'input', 'inputs']);

/** @throws Error that names what the service's jq would not run */
export function requireJq16(query: string): void {
  const tokens = jqTokens(query);
  const defined = new Set(tokens.filter((_, i) => tokens[i - 1] === 'def'));
  const unknown = tokens.find((token, i) => !defined.has(token) && isNewer(tokens, i));
  if (unknown !== undefined) throw refusal('free of what jq 1.6 does not know', unknown, query);
  const reaching = tokens.find((token) => !defined.has(token) && REACHING.has(token));
  if (reaching !== undefined) throw refusal('about one record', reaching, query);
  if (hasIfWithoutElse(tokens)) throw refusal('one whose every if has an else, as jq 1.6 wants', 'none', query);
}

function refusal(allowed: string, got: string, query: string): Error {
  return new Error(`MetadataExtractionQuery must be ${allowed}, got ${got} in ${query}`);
}

function isNewer(tokens: readonly string[], index: number): boolean {
  const name = tokens[index] as string;
  const newerWith = NEWER_WITH.get(name);
  return NEWER.has(name) || (newerWith !== undefined && newerWith === argumentsAt(tokens, index + 1));
}

/** How many arguments stand behind a name, or undefined without any. */
function argumentsAt(tokens: readonly string[], start: number): number | undefined {
  if (tokens[start] !== '(') return undefined;
  let depth = 0;
  let separators = 0;
  for (const token of tokens.slice(start)) {
    if (token === '(') depth++;
    if (token === ')') depth--;
    if (depth === 0) break;
    if (token === ';' && depth === 1) separators++;
  }
  return separators + 1;
}

function hasIfWithoutElse(tokens: readonly string[]): boolean {
  const open: boolean[] = [];
  for (const token of tokens) {
    if (token === 'if') open.push(false);
    if (token === 'else') open[open.length - 1] = true;
    if (token === 'end' && open.pop() === false) return true;
  }
  return false;
}
