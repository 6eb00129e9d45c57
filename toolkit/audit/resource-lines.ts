import { isMap, LineCounter } from 'yaml';
import { endOfString } from '../sandbox/assembly/bounded-json';
import { parseBoundedYaml } from './yaml-template';

/** The line of each resource in the text of a template that has been read already. */
export function resourceLines(text: string): ReadonlyMap<string, number> {
  return /^\s*\{/.test(text) ? linesOfJson(text) : linesOfYaml(text);
}

/** Below `Resources`, or below `TemplateBody` and `Resources` in what `aws cloudformation get-template` prints. */
function linesOfJson(text: string): Map<string, number> {
  const lines = new Map<string, number>();
  const keys: string[] = [];
  let depth = 0;
  let line = 1;
  for (let i = 0; i < text.length; i++) {
    const mark = text[i];
    if (mark === '\n') line++;
    else if (mark === '{' || mark === '[') depth++;
    else if (mark === '}' || mark === ']') keys.length = Math.min(keys.length, --depth);
    else if (mark === '"') {
      const end = endOfString(text, i);
      if (depth <= 3 && isKey(text, end)) {
        keys[depth - 1] = text.slice(i + 1, end);
        keys.length = depth;
        if (isResource(keys)) lines.set(keys[depth - 1] as string, line);
      }
      i = end;
    }
  }
  return lines;
}

function isKey(text: string, end: number): boolean {
  return /^\s*:/.test(text.slice(end + 1, end + 20));
}

function isResource(keys: readonly string[]): boolean {
  const [first, second] = keys;
  return (
    (keys.length === 2 && first === 'Resources') ||
    (keys.length === 3 && first === 'TemplateBody' && second === 'Resources')
  );
}

function linesOfYaml(text: string): Map<string, number> {
  const counter = new LineCounter();
  const resources = parseBoundedYaml(text, counter).get('Resources');
  if (!isMap(resources)) return new Map();
  const starts = resources.items.map(
    ({ key }) => key as { readonly value?: unknown; readonly range?: readonly number[] },
  );
  return new Map(starts.map(({ value, range }) => [String(value), counter.linePos(range?.[0] ?? 0).line]));
}
