/** Hides a mention or a reference, which GitHub finds in the text after all escapes. */
const WORD_JOINER = '\u2060';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** What somebody's data may hold of Markdown, HTML, links, mentions and references, without its meaning. */
export function prose(text: string): string {
  return oneLine(text)
    .replace(/[&<>]/g, (mark) => ENTITIES[mark] as string)
    .replace(/[\\`*_{}[\]()|~!]|(?<=www)\.|:(?=\/\/)/g, '\\$&')
    .replace(/[@#]/g, `$&${WORD_JOINER}`);
}

/** Text that stands as it is, also in a table: its fence is longer than any in it. */
export function code(text: string): string {
  const flat = oneLine(text).replaceAll('|', '\\|');
  const longest = Math.max(0, ...[...flat.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${flat}${fence}` : `${fence} ${flat} ${fence}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
