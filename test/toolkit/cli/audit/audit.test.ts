import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import { App, Duration, Stack } from 'aws-cdk-lib/core';
import { RULES } from '../../../../lib/audit/rules';
import { CHANGE_RULES } from '../../../../toolkit/audit/changes/rules';
import type { AuditReport } from '../../../../toolkit/audit/report/audit-report';
import { audit } from '../../../../toolkit/cli/audit/audit';
import { FORMATS } from '../../../../toolkit/cli/audit/formats';
import type { Terminal } from '../../../../toolkit/cli/command';

function synthesized(outdir: string, stacks: Readonly<Record<string, number>>): string {
  const app = new App({ outdir });
  for (const [name, hours] of Object.entries(stacks)) {
    new kinesis.Stream(new Stack(app, name), 'Stream', { retentionPeriod: Duration.hours(hours) });
  }
  app.synth();
  return outdir;
}

async function audited(...args: string[]): Promise<{ code: number; text: string }> {
  let text = '';
  const stdout = { write: (part: string) => (text += part) } as unknown as NodeJS.WriteStream;
  return { code: await audit.run(args, { stdout } as Terminal), text };
}

describe('kinesis-pipelines audit', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'audit-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('says that nothing is found, with exit code 0', async () => {
    const assembly = synthesized(path.join(folder, 'same'), { Shop: 48 });
    const { code, text } = await audited(assembly, '--against', assembly, '--concern', 'change');
    expect(code).toBe(0);
    expect(text).toMatch(
      /^stack Shop: 1 resource \(\S+Shop\.template\.json, sha256 [0-9a-f]{64}\)\n17 rules: 17 pass\nno findings\n$/,
    );
  });

  test('tells a change with its place, the values, the reason and what to do', async () => {
    const deployed = synthesized(path.join(folder, 'deployed'), { Shop: 168 });
    const next = synthesized(path.join(folder, 'next'), { Shop: 24 });
    const against = path.join(deployed, 'Shop.template.json');
    const { code, text } = await audited(next, '--against', against, '--concern', 'change');
    expect(code).toBe(1);
    expect(text).toContain(`CRITICAL  The retention period of a stream is shortened
  Shop/Stream/Resource (AWS::Kinesis::Stream)
    RetentionPeriodHours: 168 -> 24
    at ${next}/Shop.template.json:3
  why  records older than the new period are out of reach at once, also for readers that have not come to them yet
  fix  shorten it only when every reader has caught up: look at its iterator age
  rule retention-shortened

stack Shop: 1 resource`);
  });

  test('holds a template against the rules of every concern, and the change too', async () => {
    const assembly = synthesized(path.join(folder, 'rules'), { Shop: 24 });
    const deployed = synthesized(path.join(folder, 'rules-before'), { Shop: 168 });
    const { code, text } = await audited(assembly, '--against', deployed, '--format', 'json');
    expect(code).toBe(1);
    const report: AuditReport = JSON.parse(text);
    expect(report.rules.map(({ id }) => id)).toEqual([
      ...[...RULES, ...CHANGE_RULES].map(({ id }) => id),
      'acknowledgement-expired',
      'acknowledgement-unused',
    ]);
    const found = report.findings.map(({ rule }) => rule);
    expect(found).toEqual(expect.arrayContaining(['stream-retention', 'retention-shortened']));
  });

  test('asks the rules of one concern', async () => {
    const assembly = synthesized(path.join(folder, 'concern'), { Shop: 24 });
    const { text } = await audited(assembly, '--concern', 'data-loss', '--format', 'json');
    const concerns = (JSON.parse(text) as AuditReport).rules.map(({ concern }) => concern);
    expect([...new Set(concerns)]).toEqual(['data-loss', 'acknowledgement']);
  });

  test('counts what the baseline lacks, and what no acknowledgement covers on the day', async () => {
    const assembly = synthesized(path.join(folder, 'agreed'), { Shop: 24 });
    const args = [assembly, '--concern', 'data-loss'];
    const baseline = path.join(folder, 'before.json');
    expect(await audited(...args, '--format', 'json', '--output', baseline)).toMatchObject({
      code: 1,
      text: expect.stringMatching(/\n\d+ findings? \(.*\n?report: \S+before\.json\n$/),
    });
    expect((await audited(...args, '--baseline', baseline)).code).toBe(0);
    const acknowledgements = path.join(folder, 'agreed.yaml');
    const rules = (JSON.parse(readFileSync(baseline, 'utf8')) as AuditReport).findings.map(({ rule }) => rule);
    const entries = [...new Set(rules)].map((rule) => ({
      rule,
      resource: 'Shop',
      reason: 'r',
      owner: 'o',
      expires: '2027-01-31',
    }));
    writeFileSync(acknowledgements, JSON.stringify({ acknowledgements: entries }));
    args.push('--acknowledgements', acknowledgements);
    expect((await audited(...args, '--date', '2027-01-31')).code).toBe(0);
    expect((await audited(...args, '--date', '2027-02-01')).code).toBe(3);
  });

  test.each(FORMATS)('writes the same bytes again as %s, without a control character', async (format) => {
    const file = path.join(folder, 'Controls.json');
    const Stream = { Type: 'AWS::Kinesis::Stream', Properties: { RetentionPeriodHours: '\u001b[31m\u009b2J\u202e' } };
    writeFileSync(file, JSON.stringify({ Resources: { Stream } }));
    const args = [file, '--concern', 'data-loss', '--date', '2027-01-31', '--format', format] as const;
    const { text } = await audited(...args);
    expect(text).toContain('stream-retention');
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\u202e]/u);
    expect((await audited(...args)).text).toBe(text);
  });

  test('says where a report cannot be written', async () => {
    const assembly = synthesized(path.join(folder, 'unwritten'), { Shop: 168 });
    await expect(audited(assembly, '--output', path.join(folder, 'none', 'a.json'))).rejects.toThrow(
      /^--output \S+a\.json: the report cannot be written: ENOENT/,
    );
  });

  test.each([['--acknowledgements'], ['--baseline']])('names a file of %s that is not there', async (option) => {
    await expect(audited('cdk.out', option, '/nowhere')).rejects.toThrow(`${option} /nowhere: there is no such file`);
  });

  test('fails from the given severity on only', async () => {
    const before = path.join(folder, 'before-bucket.json');
    const after = path.join(folder, 'after.json');
    const bucket = { Type: 'AWS::S3::Bucket', DeletionPolicy: 'Retain' };
    writeFileSync(before, JSON.stringify({ Resources: { Bucket: bucket } }));
    writeFileSync(after, JSON.stringify({ Resources: {} }));
    const args = [after, '--against', before, '--concern', 'change'];
    expect((await audited(...args, '--fail-on', 'medium')).code).toBe(1);
    const { code, text } = await audited(...args, '--fail-on', 'high', '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(text).findings).toMatchObject([
      { rule: 'data-left-behind', stack: 'after', logicalId: 'Bucket' },
    ]);
  });

  test('compares stacks of the same name, and those that are asked for', async () => {
    const deployed = synthesized(path.join(folder, 'two-before'), { A: 168, B: 168 });
    const next = synthesized(path.join(folder, 'two-after'), { A: 168, B: 24, C: 24 });
    const args = [next, '--against', deployed, '--concern', 'change', '--format', 'json'];
    const report: AuditReport = JSON.parse((await audited(...args)).text);
    expect(report.findings.map(({ stack }) => stack)).toEqual(['B']);
    expect(report.stacks.map(({ stackName, outcomes }) => [stackName, outcomes.length])).toEqual([
      ['A', 15],
      ['B', 15],
      ['C', 0],
    ]);
    expect((await audited(...args, '--stack', 'A')).code).toBe(0);
  });

  test('does not compare stacks of other names', async () => {
    const deployed = synthesized(path.join(folder, 'one'), { A: 24 });
    const next = synthesized(path.join(folder, 'others'), { B: 24, C: 24 });
    await expect(audited(next, '--against', deployed)).rejects.toThrow(
      `--against ${deployed}: it holds no stack of B, C; choose one with --stack`,
    );
  });
});
