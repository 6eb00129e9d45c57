import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readBaseline } from '../../../../toolkit/audit/baseline/baseline-file';
import { UnreadableInput } from '../../../../toolkit/sandbox/kernel/unreadable-input';

const FINDING = { rule: 'r', title: 't', severity: 'low', fingerprint: 'f', state: 'open' };

describe('readBaseline', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'baseline-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function file(text: string): string {
    const place = path.join(folder, 'file');
    writeFileSync(place, text);
    return place;
  }

  test('reads the findings of a report', () => {
    expect(readBaseline(file(JSON.stringify({ findings: [FINDING], stacks: [] })))).toEqual([FINDING]);
  });

  test.each([
    ['null'],
    ['[]'],
    ['{"findings":{}}'],
    ['{"findings":[null]}'],
    [JSON.stringify({ findings: [{ ...FINDING, fingerprint: 5 }] })],
    [JSON.stringify({ findings: [{ ...FINDING, severity: 'bad' }] })],
    [JSON.stringify({ findings: [{ ...FINDING, state: undefined }] })],
    [JSON.stringify({ findings: [{ ...FINDING, path: {} }] })],
  ])('refuses %s', (text) => {
    const place = file(text);
    expect(() => readBaseline(place)).toThrow(
      new UnreadableInput(`${place}: a baseline must be a report of audit --format json`),
    );
  });

  test('says what cannot be read', () => {
    expect(() => readBaseline(file('{'))).toThrow(/^\S+: the baseline cannot be read: /);
  });
});
