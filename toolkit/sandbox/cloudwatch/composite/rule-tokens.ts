export interface RuleToken {
  readonly text: string;
  /** It stood in quotes: the name of an alarm, whatever it looks like. */
  readonly isQuoted: boolean;
}

const TOKEN = /\s*(?:"((?:[^"\\]|\\.)*)"|([(),])|([^\s(),"]+))/y;
const OPERATORS = ['AND', 'OR', 'NOT', ','];
/** Elements are alarms, TRUE and FALSE, and parentheses. */
const MOST_ELEMENTS = 500;

/** @throws Error for a quotation mark that is not closed, or too many elements */
export function ruleTokens(rule: string): RuleToken[] {
  const tokens: RuleToken[] = [];
  let end = 0;
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(rule); match !== null; match = TOKEN.exec(rule)) {
    const [, quoted, sign, word] = match;
    tokens.push({ text: quoted?.replace(/\\(.)/g, '$1') ?? sign ?? word ?? '', isQuoted: quoted !== undefined });
    end = TOKEN.lastIndex;
  }
  if (rule.slice(end).trim() !== '') throw new Error(`AlarmRule must close its quotation marks, got ${rule}`);
  const elements = tokens.filter(({ text, isQuoted }) => isQuoted || !OPERATORS.includes(text)).length;
  if (elements <= MOST_ELEMENTS) return tokens;
  throw new Error(`AlarmRule must have at most ${MOST_ELEMENTS} elements, got ${elements}`);
}
