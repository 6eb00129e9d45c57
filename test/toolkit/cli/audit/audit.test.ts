import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import { App, Duration, Stack } from 'aws-cdk-lib/core';
import { audit } from '../../../../toolkit/cli/audit/audit';
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
    expect(await audited(assembly, '--against', assembly)).toEqual({
      code: 0,
      text: 'stack Shop: nothing is destroyed, and nothing refused\n',
    });
  });

  test('tells a finding with its place, the values, the reason and what to do', async () => {
    const deployed = synthesized(path.join(folder, 'deployed'), { Shop: 168 });
    const next = synthesized(path.join(folder, 'next'), { Shop: 24 });
    expect(await audited(next, '--against', path.join(deployed, 'Shop.template.json'))).toEqual({
      code: 1,
      text: `CRITICAL  The retention period of a stream is shortened
  Shop/Stream/Resource (AWS::Kinesis::Stream)
  RetentionPeriodHours: 168 -> 24
  why  records older than the new period are out of reach at once, also for readers that have not come to them yet
  fix  shorten it only when every reader has caught up: look at its iterator age
  rule retention-shortened

stack Shop: 1 finding
`,
    });
  });

  test('fails from the given severity on only', async () => {
    const before = path.join(folder, 'before.json');
    const after = path.join(folder, 'after.json');
    const bucket = { Type: 'AWS::S3::Bucket', DeletionPolicy: 'Retain' };
    writeFileSync(before, JSON.stringify({ Resources: { Bucket: bucket } }));
    writeFileSync(after, JSON.stringify({ Resources: {} }));
    expect((await audited(after, '--against', before, '--fail-on', 'medium')).code).toBe(1);
    const { code, text } = await audited(after, '--against', before, '--fail-on', 'high', '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(text).findings).toMatchObject([
      { rule: 'data-left-behind', stack: 'after', logicalId: 'Bucket' },
    ]);
  });

  test('compares stacks of the same name, and those that are asked for', async () => {
    const deployed = synthesized(path.join(folder, 'two-before'), { A: 168, B: 168 });
    const next = synthesized(path.join(folder, 'two-after'), { A: 168, B: 24, C: 24 });
    expect((await audited(next, '--against', deployed)).text).toContain('stacks A, B: 1 finding\n');
    expect((await audited(next, '--against', deployed, '--stack', 'A')).code).toBe(0);
  });

  test('does not compare stacks of other names', async () => {
    const deployed = synthesized(path.join(folder, 'one'), { A: 24 });
    const next = synthesized(path.join(folder, 'others'), { B: 24, C: 24 });
    await expect(audited(next, '--against', deployed)).rejects.toThrow(
      `--against ${deployed}: it holds no stack of B, C; choose one with --stack`,
    );
  });
});
