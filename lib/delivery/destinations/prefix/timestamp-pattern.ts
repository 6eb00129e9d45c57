/** A letter and its repetitions, a quoted literal, two quotes that mean one, a bracket of an optional part, or a literal. */
const TOKEN = /([A-Za-z])\1*|'(?:[^']|'')+'|''|[^A-Za-z'{}#]/gy;

/** How often a letter stands in a row; a token has one letter only. */
const FIELD =
  /^(?:[aFW]|[dHhKkmsw]{1,2}|VV|D{1,3}|z{1,4}|O|O{4}|[EeGLMQqXxZ]{1,5}|c|c{3,5}|S{1,9}|[AnNuyY]{1,19}|[^A-Za-z].*)$/;

/** Whether Java's DateTimeFormatter takes the pattern. */
export function isTimestampPattern(pattern: string): boolean {
  const tokens = [...pattern.matchAll(TOKEN)].map(([token]) => token);
  return tokens.join('') === pattern && tokens.every((token) => FIELD.test(token)) && closesWhatItOpens(tokens);
}

/** A part may stay open, but none may close which was not opened. */
function closesWhatItOpens(tokens: string[]): boolean {
  let open = 0;
  for (const token of tokens) {
    if (token === '[') open += 1;
    if (token === ']') open -= 1;
    if (open < 0) return false;
  }
  return true;
}
