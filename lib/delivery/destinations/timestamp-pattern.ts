/** How often a letter of Java's DateTimeFormatter may stand in a row. */
const MOST_IN_A_ROW: Readonly<Record<string, number>> = {
  G: 5,
  u: 19,
  y: 19,
  D: 3,
  M: 5,
  L: 5,
  d: 2,
  Q: 5,
  q: 5,
  Y: 19,
  w: 2,
  W: 1,
  E: 5,
  e: 5,
  c: 5,
  F: 1,
  a: 1,
  h: 2,
  K: 2,
  k: 2,
  H: 2,
  m: 2,
  s: 2,
  S: 9,
  A: 19,
  n: 19,
  N: 19,
  V: 2,
  z: 4,
  O: 4,
  X: 5,
  x: 5,
  Z: 5,
};

/** A letter and its repetitions, a quoted literal, two quotes that mean one, a bracket of an optional part, or a literal. */
const TOKEN = /([A-Za-z])\1*|'(?:[^']|'')+'|''|[^A-Za-z'{}#]/gy;

/** Whether Java's DateTimeFormatter takes the pattern. */
export function isTimestampPattern(pattern: string): boolean {
  const tokens = [...pattern.matchAll(TOKEN)];
  const isWhole = tokens.reduce((length, [token]) => length + token.length, 0) === pattern.length;
  return isWhole && tokens.every(isField) && closesWhatItOpens(tokens.map(([token]) => token));
}

function isField([token, letter]: RegExpMatchArray): boolean {
  return letter === undefined || token.length <= (MOST_IN_A_ROW[letter] ?? 0);
}

function closesWhatItOpens(tokens: string[]): boolean {
  let open = 0;
  for (const token of tokens) {
    if (token === '[') open += 1;
    if (token === ']') open -= 1;
    if (open < 0) return false;
  }
  return true;
}
