export const MOST_VALUES = 250_000;

export const TOO_MANY = `must hold at most ${MOST_VALUES} values, got more`;

/** Deeper than any template, and no deeper than a walk by recursion can follow. */
export const DEEPEST = 200;

export const TOO_DEEP = `must be nested at most ${DEEPEST} levels deep, got more`;

const [QUOTE, COMMA, BACKSLASH] = ['"', ',', '\\'].map((mark) => mark.charCodeAt(0));
const [OPENING_BRACKET, CLOSING_BRACKET, OPENING_BRACE, CLOSING_BRACE] = [...'[]{}'].map((mark) => mark.charCodeAt(0));

/**
 * `JSON.parse` for text of strangers: 20 MiB of `{},` take half a gigabyte.
 * @throws Error that says what is wrong with the text
 */
export function parseBoundedJson(text: string): unknown {
  requireBounds(text);
  return JSON.parse(text);
}

function requireBounds(text: string): void {
  let depth = 0;
  let values = 1;
  for (let i = 0; i < text.length; i++) {
    const mark = text.charCodeAt(i);
    if (mark === QUOTE) i = endOfString(text, i);
    else if (mark === OPENING_BRACE || mark === OPENING_BRACKET) {
      values++;
      if (++depth > DEEPEST) throw new Error(`it ${TOO_DEEP}`);
    } else if (mark === CLOSING_BRACE || mark === CLOSING_BRACKET) depth--;
    else if (mark === COMMA && ++values > MOST_VALUES) break;
  }
  if (values > MOST_VALUES) throw new Error(`it ${TOO_MANY}`);
}

/** Where the string ends that starts here: at its closing quote, or with the text. */
export function endOfString(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    const mark = text.charCodeAt(i);
    if (mark === QUOTE) return i;
    if (mark === BACKSLASH) i++;
  }
  return text.length;
}
