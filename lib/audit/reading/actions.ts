/** Whether the action of a statement, which may hold wildcards, covers an action; case does not count. */
export function matchesAction(pattern: string, action: string): boolean {
  return covers(pattern.toLowerCase(), action.toLowerCase());
}

/** In the time of both lengths multiplied, whatever the pattern: a regular expression takes years for some. */
function covers(pattern: string, text: string): boolean {
  let asterisk = -1;
  let resumed = 0;
  let place = 0;
  for (let at = 0; at < text.length; ) {
    if (pattern[place] === '*') {
      asterisk = place++;
      resumed = at;
    } else if (pattern[place] === '?' || pattern[place] === text[at]) {
      place++;
      at++;
    } else if (asterisk >= 0) {
      place = asterisk + 1;
      at = ++resumed;
    } else return false;
  }
  return /^\**$/.test(pattern.slice(place));
}
