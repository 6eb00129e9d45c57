import { requireJqGrammar } from './jq-grammar';
import { JqProblem } from './jq-problem';
import { jqTokens } from './jq-token';

/** What keeps a query from being one of jq 1.6; undefined where nothing does. */
export function jqProblemOf(query: string): string | undefined {
  try {
    requireJqGrammar(jqTokens(query));
    return undefined;
  } catch (error) {
    if (error instanceof JqProblem) return error.message;
    throw error;
  }
}

/** The same query without comments, on one line: Firehose takes no other. */
export function jqOnOneLine(query: string): string {
  const parts = jqTokens(query).map(({ kind, text }) => (kind === 'blank' && /[\n#]/.test(text) ? ' ' : text));
  return parts.join('').replaceAll('\n', '\\n').trim();
}
