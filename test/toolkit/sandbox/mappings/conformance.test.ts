import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const DOCUMENT = readFileSync(join(__dirname, '../../../../docs/sandbox.md'), 'utf8');
const SECTION = /^## Event source mappings, row by row\n([\s\S]+?)^## /m;

interface Row {
  readonly evidence: string;
  readonly file: string;
  readonly name: string;
}

/** Rows of the tables, which end in the file of a test and its name. */
const rows = [...(SECTION.exec(DOCUMENT)?.[1] ?? '').matchAll(/^\|(.+)\|$/gm)]
  .map(([, row = '']) => row.split(' | ').map((cell) => cell.trim()))
  .filter((cells) => !['test', '---'].includes(cells.at(-1) ?? ''))
  .map((cells): Row => {
    const [, file = '', name = ''] = /^`([^`]+)`: (.+)$/.exec(cells.at(-1) ?? '') ?? [];
    return { evidence: cells[1] ?? '', file, name };
  });

describe('the conformance of event source mappings', () => {
  test('is told row by row', () => {
    expect(rows.length).toBeGreaterThan(70);
  });

  test.each(rows.map(({ file, name }) => [file, name]))('is held by %s: %s', (file, name) => {
    const path = join(__dirname, file);
    expect(file).toMatch(/\.test\.ts$/);
    expect(readFileSync(path, 'utf8').includes(`'${name}'`)).toBe(true);
  });

  test('rests on pages that are named and on days of observation', () => {
    const cited = rows.flatMap(({ evidence }) => [...evidence.matchAll(/\[([^\]]+)\]/g)].map(([, page]) => page));
    expect(cited.length).toBeGreaterThan(30);
    for (const page of cited) expect(DOCUMENT).toContain(`\n[${page}]: https://docs.aws.amazon.com/`);
    for (const { evidence } of rows) expect(evidence).toMatch(/\[|observed 20\d\d|`/);
  });
});
