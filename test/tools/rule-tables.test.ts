import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Rule } from '../../lib/audit/rule';
import { RULES } from '../../lib/audit/rules';
import { controlTables, ruleTables } from '../../tools/rule-tables';

const DOCUMENT = readFileSync(path.resolve(__dirname, '../../docs/audit.md'), 'utf8');

const RULE: Rule = {
  id: 'stream-tags',
  title: 'A data stream has no tags a|b',
  why: 'nobody knows whose it is',
  severity: 'low',
  fix: 'tag it',
  controls: { securityHub: ['Kinesis.2'], hipaa: [], nist80053r5: ['CM-8', 'PM-5'] },
  concern: 'operability',
  types: ['AWS::Kinesis::Stream'],
  check: () => [],
};

describe('ruleTables', () => {
  test('lists the rules of each concern, the worst first', () => {
    const worse: Rule = { ...RULE, id: 'lag-alarm', title: 'Nobody is told', severity: 'high', controls: {} };
    const [, table] = ruleTables([RULE, worse, { ...RULE, id: 'other', concern: 'cost' }]).split('### Operability\n\n');
    expect(table?.split('\n')).toEqual([
      '| rule | finds | severity | Security Hub |',
      '| --- | --- | --- | --- |',
      '| `lag-alarm` | Nobody is told | high |  |',
      '| `stream-tags` | A data stream has no tags a\\|b | low | Kinesis.2 |',
    ]);
  });

  test('is what docs/audit.md has', () => {
    expect(DOCUMENT).toContain(`<!-- rules: generated -->\n${ruleTables(RULES)}\n<!-- end of rules -->`);
  });
});

describe('controlTables', () => {
  test('lists the rules of each control, the controls in the order of their numbers', () => {
    const other: Rule = { ...RULE, id: 'other', controls: { nist80053r5: ['CM-12', 'CM-8'] } };
    const [, table] = controlTables([RULE, other]).split('### NIST SP 800-53 revision 5\n\n');
    expect(table?.split('\n\n')[0]?.split('\n')).toEqual([
      '| control | rules |',
      '| --- | --- |',
      '| CM-8 | `stream-tags`, `other` |',
      '| CM-12 | `other` |',
      '| PM-5 | `stream-tags` |',
    ]);
  });

  test('is what docs/audit.md has', () => {
    expect(DOCUMENT).toContain(`<!-- controls: generated -->\n${controlTables(RULES)}\n<!-- end of controls -->`);
  });
});
