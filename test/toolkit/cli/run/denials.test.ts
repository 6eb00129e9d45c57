import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { showDenials } from '../../../../toolkit/cli/run/denials';
import { writeIamReport } from '../../../../toolkit/cli/run/iam-report-file';
import type { Sandbox } from '../../../../toolkit/sandbox/sandbox';
import { temporaryFolder, testContext } from '../../sandbox/context';

const DENIAL = { principal: 'arn:aws:iam::1:role/r', action: 's3:GetObject', resource: 'arn:aws:s3:::b/\u001b[31mk' };

function sandboxWith(denials: readonly object[]) {
  const { events } = testContext();
  const sandbox = { events, iamReport: () => ({ grants: [], denials, notEvaluated: [] }) };
  return { events, sandbox: sandbox as unknown as Sandbox };
}

describe('showDenials', () => {
  test('shows what was denied before, and what is denied from now on, without control characters', () => {
    const { events, sandbox } = sandboxWith([{ ...DENIAL, remedy: 'first', count: 2 }]);
    const shown: string[] = [];
    showDenials(sandbox, { write: (text) => shown.push(text) });
    events.emit({ type: 'warning', message: 'something else' });
    events.emit({ type: 'access-denied', ...DENIAL, remedy: 'second' });
    expect(shown).toEqual([
      'denied: arn:aws:iam::1:role/r may not s3:GetObject on arn:aws:s3:::b/\\u001b[31mk; first\n',
      'denied: arn:aws:iam::1:role/r may not s3:GetObject on arn:aws:s3:::b/\\u001b[31mk; second\n',
    ]);
  });
});

describe('writeIamReport', () => {
  test('writes JSON or Markdown, as the file ends, in a folder that it makes', () => {
    const { sandbox } = sandboxWith([]);
    const folder = join(temporaryFolder(), 'reports');
    writeIamReport(sandbox, join(folder, 'iam.json'));
    writeIamReport(sandbox, join(folder, 'iam.md'));
    const read = (name: string) => readFileSync(join(folder, name), 'utf8');
    expect(read('iam.json')).toBe('{\n  "grants": [],\n  "denials": [],\n  "notEvaluated": []\n}\n');
    expect(read('iam.md')).toMatch(/^# IAM report\n/);
  });

  test('writes nothing where no file is named', () => {
    const { sandbox } = sandboxWith([]);
    const untouched = { ...sandbox, iamReport: () => expect(true).toBe(false) } as unknown as Sandbox;
    expect(writeIamReport(untouched, undefined)).toBeUndefined();
  });
});
