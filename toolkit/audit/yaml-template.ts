import { type Document, Lexer, type LineCounter, parseDocument, type ScalarTag, visit, type YAMLMap } from 'yaml';
import { INTRINSIC_TAGS } from './intrinsic-tags';

/** A mebibyte of YAML has about 200,000, and AWS takes no template longer than that. */
const MOST_TOKENS = 250_000;

/**
 * A template in YAML, with the short forms of intrinsic functions.
 * @throws Error that says what is wrong, and where
 */
export function parseYamlTemplate(text: string): unknown {
  return parseBoundedYaml(text).toJS();
}

/** A parser of YAML takes minutes for some texts of a few MiB. */
export function parseBoundedYaml(text: string, options: { readonly lineCounter?: LineCounter } = {}): Document {
  requireFewTokens(text);
  // Looking for equal keys one by one takes a minute for a map of 100,000; requireUniqueKeys looks once at each.
  const customTags = [...INTRINSIC_TAGS] as ScalarTag[];
  const document = parseDocument(text, { customTags, uniqueKeys: false, logLevel: 'silent', ...options });
  const [problem] = [...document.errors, ...document.warnings];
  if (problem !== undefined) throw problem;
  visit(document, { Map: (_, map) => requireUniqueKeys(map) });
  return document;
}

function requireFewTokens(text: string): void {
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
