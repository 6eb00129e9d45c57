import { JqProblem } from './jq-problem';

export type JqTokenKind =
  | 'blank'
  | 'symbol'
  | 'format'
  | 'number'
  | 'keyword'
  | 'name'
  | 'field'
  | 'quote'
  | 'text'
  | 'interpolation'
  | 'end';

export interface JqToken {
  readonly kind: JqTokenKind;
  readonly text: string;
  /** Of the first character, from 1. */
  readonly position: number;
}

/** The longest match is taken, of equal ones the first: to jq 1.6, `.e0` is a number, and none that it can read. */
const KINDS: [JqTokenKind, RegExp][] = [
  ['blank', /(?:[ \n\t]|#[^\n]*)+/y],
  ['symbol', /\/\/=|\?\/\/|[!=|+\-*/%<>]=|\/\/|\.\.|[.?=;,:|+\-*/%$<>()[\]{}]/y],
  ['format', /@\w+/y],
  ['number', /[0-9.]+(?:[eE][+-]?[0-9]+)?/y],
  ['quote', /"/y],
  ['name', /(?:[a-zA-Z_]\w*::)*[a-zA-Z_]\w*/y],
  ['field', /\.[a-zA-Z_]\w*/y],
];
const TEXT: [JqTokenKind, RegExp][] = [
  ['quote', /"/y],
  ['interpolation', /\\\(/y],
  ['text', /(?:[^"\\]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})+/y],
];
const KEYWORDS = new Set(
  'def if then elif else end as reduce foreach try catch label import include module __loc__ and or break'.split(' '),
);
const NUMBER = /^(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const CLOSING: Record<string, string> = { ')': '(', ']': '[', '}': '{' };

/** Reads a query into tokens, blanks included; throws where there is none, or brackets and quotes do not match. */
export function jqTokens(query: string): JqToken[] {
  const tokens: JqToken[] = [];
  const open: string[] = [];
  for (let index = 0; index < query.length; ) {
    const token = tokenAt(query, index, open.at(-1) === '"' ? TEXT : KINDS);
    nest(open, token);
    tokens.push(token);
    index += token.text.length;
  }
  const unclosed = open.pop();
  if (unclosed !== undefined) throw new JqProblem(`${unclosed} is not closed`);
  return [...tokens, { kind: 'end', text: '', position: query.length + 1 }];
}

function tokenAt(query: string, index: number, kinds: [JqTokenKind, RegExp][]): JqToken {
  const matches = kinds.map(([kind, pattern]) => ({ kind, text: matchAt(pattern, query, index) }));
  const longest = matches.reduce((best, match) => (match.text.length > best.text.length ? match : best));
  const { text } = longest;
  const position = index + 1;
  if (text === '') throw new JqProblem(`${query[index]} is out of place at character ${position}`);
  if (longest.kind === 'number' && !NUMBER.test(text)) throw new JqProblem(`${text} is no number`);
  return { kind: KEYWORDS.has(text) && longest.kind === 'name' ? 'keyword' : longest.kind, text, position };
}

function matchAt(pattern: RegExp, query: string, index: number): string {
  pattern.lastIndex = index;
  return pattern.exec(query)?.[0] ?? '';
}

/** A string may hold queries, and these may hold strings. */
function nest(open: string[], { kind, text, position }: JqToken): void {
  if (kind === 'quote' && open.at(-1) === '"') open.pop();
  else if (kind === 'quote' || kind === 'interpolation') open.push(text);
  else if (kind === 'symbol' && '([{'.includes(text)) open.push(text);
  else if (kind === 'symbol' && text in CLOSING && open.pop()?.at(-1) !== CLOSING[text]) {
    throw new JqProblem(`${text} closes nothing at character ${position}`);
  }
}
