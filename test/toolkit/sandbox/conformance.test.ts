import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const DOCUMENT = readFileSync(join(__dirname, '../../../docs/sandbox.md'), 'utf8');

interface Row {
  readonly evidence: string;
  readonly file: string;
  readonly name: string;
}

/** Rows of the tables of a section, which end in the file of a test and its name. */
function rowsOf(section: string): Row[] {
  const text = DOCUMENT.split(/^## /m).find((part) => part.startsWith(section)) ?? '';
  return [...text.matchAll(/^\|(.+)\|$/gm)]
    .map(([, row = '']) => row.split(' | ').map((cell) => cell.trim()))
    .filter((cells) => !['test', '---'].includes(cells.at(-1) ?? ''))
    .map((cells): Row => {
      const [, file = '', name = ''] = /^`([^`]+)`: (.+)$/.exec(cells.at(-1) ?? '') ?? [];
      return { evidence: cells[1] ?? '', file, name };
    });
}

describe.each([
  ['Event source mappings, row by row', 'mappings', 70],
  ['Firehose, row by row', 'firehose', 45],
])('the conformance told under %s', (section, folder, least) => {
  const rows = rowsOf(section);

  test('is told row by row', () => {
    expect(rows.length).toBeGreaterThan(least);
  });

  test.each(rows.map(({ file, name }) => [file, name]))('is held by %s: %s', (file, name) => {
    const content = readFileSync(join(__dirname, folder, file), 'utf8');
    expect(file).toMatch(/\.test\.ts$/);
    expect(content.includes(`'${name}'`)).toBe(true);
  });

  test('rests on pages that are named and on days of observation', () => {
    const cited = rows.flatMap(({ evidence }) => [...evidence.matchAll(/\[([^\]]+)\]/g)].map(([, page]) => page));
    expect(cited.length).toBeGreaterThan(20);
    for (const page of cited) expect(DOCUMENT).toContain(`\n[${page}]: https://docs.aws.amazon.com/`);
    for (const { evidence } of rows) expect(evidence).toMatch(/\[|observed 20\d\d|`/);
  });
});
