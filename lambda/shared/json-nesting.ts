import { cutAtStrings } from './json-strings';

const BRACKETS = ['{', '['];
const BRACKET = /[[\]{}]/g;

/** Tells without parsing, since the parser spends a third of a second on a megabyte of brackets. */
export function nestsDeeperThan(limit: number, json: string): boolean {
  if (!hasMoreThan(limit, json)) return false;
  let depth = 0;
  let isString = true;
  for (const piece of cutAtStrings(json)) {
    isString = !isString;
    if (isString) continue;
    for (const [bracket] of piece.matchAll(BRACKET)) {
      depth += BRACKETS.includes(bracket) ? 1 : -1;
      if (depth > limit) return true;
    }
  }
  return false;
}

/** Most texts have too few brackets, which is quickly seen. */
function hasMoreThan(limit: number, json: string): boolean {
  let left = limit;
  for (const bracket of BRACKETS) {
    for (let at = json.indexOf(bracket); at !== -1; at = json.indexOf(bracket, at + 1)) {
      if (left-- === 0) return true;
    }
  }
  return false;
}
