/** Whether a text is what a pattern says, in which `*` stands for any characters and `?` for one. */
export type TextTest = (text: string) => boolean;

/** One wildcard, or literal text. */
export type GlobPart = { readonly literal: string } | '*' | '?';

export function globParts(pattern: string): GlobPart[] {
  return pattern
    .split(/([*?])/)
    .filter((part) => part !== '')
    .map((part) => (part === '*' || part === '?' ? part : { literal: part }));
}

/** Compiled for the shapes that policies have: all, one text, a beginning, and whatever else. */
export function globTest(parts: readonly GlobPart[]): TextTest {
  const [first, second, ...others] = parts;
  if (first === undefined) return (text) => text === '';
  if (second === undefined) return first === '*' ? () => true : singleTest(first);
  if (typeof first === 'object' && second === '*' && others.length === 0) {
    return (text) => text.startsWith(first.literal);
  }
  const symbols = parts.flatMap(symbolsOf);
  return (text) => matches(symbols, [...text]);
}

/** A wildcard, or one character. */
type GlobSymbol = { readonly character: string } | '*' | '?';

function symbolsOf(part: GlobPart): GlobSymbol[] {
  return typeof part === 'object' ? [...part.literal].map((character) => ({ character })) : [part];
}

function singleTest(part: Exclude<GlobPart, '*'>): TextTest {
  return part === '?' ? (text) => [...text].length === 1 : (text) => text === part.literal;
}

/** Goes back to the last star only, so that no pattern takes longer than its length times the text's. */
function matches(symbols: readonly GlobSymbol[], text: readonly string[]): boolean {
  let [at, place, star, resume] = [0, 0, -1, 0];
  while (place < text.length) {
    const symbol = symbols[at];
    if (symbol === '*') {
      star = at++;
      resume = place;
    } else if (symbol === '?' || symbol?.character === text[place]) {
      at++;
      place++;
    } else if (star >= 0) {
      at = star + 1;
      place = ++resume;
    } else return false;
  }
  return symbols.slice(at).every((symbol) => symbol === '*');
}
