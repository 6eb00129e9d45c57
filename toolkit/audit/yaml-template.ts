import { type Document, Lexer, LineCounter, parseDocument, type ScalarTag, visit, type YAMLMap } from 'yaml';
import { INTRINSIC_TAGS } from './intrinsic-tags';

/** AWS takes no longer template, and a parser of YAML takes seconds for one. */
const LONGEST = 1024 * 1024;

/** As many as 0.85 MiB of a dense template have; more take longer than a second. */
const MOST_TOKENS = 200_000;

/**
 * A template in YAML, with the short forms of intrinsic functions.
 * @throws Error that says what is wrong, and where
 */
export function parseYamlTemplate(text: string): unknown {
  return parseBoundedYaml(text).toJS();
}

/** A parser of YAML takes minutes for some texts of a few MiB. */
export function parseBoundedYaml(text: string, lineCounter = new LineCounter()): Document {
  requireBounds(text);
  const customTags = [...INTRINSIC_TAGS] as ScalarTag[];
  // Looking for equal keys one by one takes a minute for a map of 100,000, and so does describing as many errors.
  const bounded = { uniqueKeys: false, prettyErrors: false, logLevel: 'silent' } as const;
  const document = parseDocument(text, { ...bounded, customTags, lineCounter });
  const [problem] = [...document.errors, ...document.warnings];
  if (problem !== undefined) throw new Error(`${problem.message} at line ${lineCounter.linePos(problem.pos[0]).line}`);
  visit(document, { Map: (_, map) => requireUniqueKeys(map) });
  return document;
}

function requireBounds(text: string): void {
  if (text.length > LONGEST) throw new Error(`YAML must be at most 1 MiB, got ${text.length} characters`);
  let tokens = 0;
  for (const _ of new Lexer().lex(text)) {
    if (++tokens > MOST_TOKENS) throw new Error(`YAML must have at most ${MOST_TOKENS} tokens, got more`);
  }
}

function requireUniqueKeys({ items }: YAMLMap): void {
  const keys = new Set<string>();
  for (const { key } of items) {
    const name = String(key);
    if (keys.has(name)) throw new Error(`a map must have each key once, got ${name} twice`);
    keys.add(name);
  }
}
