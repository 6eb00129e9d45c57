import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CHANGE_RULES } from '../../../../../toolkit/audit/changes/rules';

test('docs/audit.md lists every rule as it is', () => {
  const text = readFileSync(path.resolve(__dirname, '../../../../../docs/audit.md'), 'utf8');
  const rows = [...text.matchAll(/^\| `(?<id>[\w-]+)` \| (?<severity>\w+) \| (?<title>.+) \|$/gm)];
  const documented = rows.map(({ groups }) => ({ ...groups }));
  expect(documented).toEqual(CHANGE_RULES.map(({ id, severity, title }) => ({ id, severity, title })));
});
