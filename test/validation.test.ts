import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { synthesizeApp } from './synthesize-app';

const CFN_LINT = spawnSync('cfn-lint', ['--version']).status === 0;
const withCfnLint = CFN_LINT ? test : test.skip;
if (!CFN_LINT) console.warn('cfn-lint is not installed: its checks of the templates are skipped');

/** aws-cdk makes each function depend on its role by name too, which is redundant and harmless. */
const REDUNDANT_DEPENDENCY = 'W3005';

describe.each(['bin/log-analytics.ts', 'examples/compose.ts'])('%s', (app) => {
  let assembly: string;

  beforeAll(() => {
    assembly = synthesizeApp(app, { CDK_VALIDATION: 'true' });
  }, 60_000);

  afterAll(() => rmSync(assembly, { recursive: true, force: true }));

  test("has no finding of aws-cdk's validation", () => {
    const report = JSON.parse(readFileSync(path.join(assembly, 'validation-report.json'), 'utf8'));
    expect(report.pluginReports).toEqual([]);
  });

  withCfnLint('has no finding of cfn-lint', () => {
    const templates = readdirSync(assembly).filter((name) => name.endsWith('.template.json'));
    const files = templates.map((name) => path.join(assembly, name));
    const { stdout, stderr } = spawnSync('cfn-lint', ['--ignore-checks', REDUNDANT_DEPENDENCY, '--', ...files], {
      encoding: 'utf8',
    });
    expect(templates).not.toEqual([]);
    expect(stdout + stderr).toBe('');
  });
});
