const TOKEN = /[.$]?[A-Za-z_]\w*|@\w+|[()[\]{},:;]/g;
const NAME = /^[A-Za-z_]/;

/** Names that a jq program calls, its keywords, formats and brackets: no fields, variables, keys, strings or comments. */
export function jqTokens(query: string): string[] {
  const found = withoutTexts(query).match(TOKEN) ?? [];
  const brackets: string[] = [];
  return found.filter((token, i) => {
    if ('([{'.includes(token)) brackets.push(token);
    if (')]}'.includes(token)) brackets.pop();
    const isKey = brackets.at(-1) === '{' && NAME.test(token) && isKeyPlace(found[i - 1], found[i + 1]);
    return !/^[.$]/.test(token) && !isKey;
  });
}

/** In an object, a name is a key before its value, and by itself. */
function isKeyPlace(previous: string | undefined, next: string | undefined): boolean {
  const begins = previous === '{' || previous === ',';
  return begins && (next === ':' || next === ',' || next === '}');
}

/** The program without its strings and comments; what is interpolated stays. */
function withoutTexts(query: string): string {
  let code = '';
  let isText = false;
  /** Parentheses that are open in each interpolation. */
  const interpolations: number[] = [];
  for (let i = 0; i < query.length; i++) {
    const character = query.charAt(i);
    if (isText) {
      if (character === '"') isText = false;
      if (character !== '\\') continue;
      i++;
      if (query.charAt(i) !== '(') continue;
      isText = false;
      interpolations.push(0);
    } else if (character === '"') isText = true;
    else if (character === '#') i = endOfLine(query, i);
    else if (character === ')' && interpolations.at(-1) === 0) {
      interpolations.pop();
      isText = true;
    } else code += counted(character, interpolations);
  }
  return code;
}

function counted(character: string, interpolations: number[]): string {
  const last = interpolations.length - 1;
  if (last >= 0 && character === '(') interpolations[last] = (interpolations[last] ?? 0) + 1;
  if (last >= 0 && character === ')') interpolations[last] = (interpolations[last] ?? 0) - 1;
  return character;
}

function endOfLine(query: string, start: number): number {
  const end = query.indexOf('\n', start);
  return end < 0 ? query.length : end;
}
