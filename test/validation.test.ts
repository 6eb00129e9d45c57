import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { App, Stack } from 'aws-cdk-lib/core';
import { context } from '../cdk.json';
import {
  LakeLeg,
  LogAnalyticsPipeline,
  type LogAnalyticsPipelineProps,
  NetworkLeg,
  ProcessingLeg,
  WarehouseLeg,
} from '../lib';
import { cfnLint, HAS_CFN_LINT } from './cfn-lint';
import { synthesizeApps } from './synthesize-app';

const withCfnLint = HAS_CFN_LINT ? test : test.skip;
if (!HAS_CFN_LINT) console.warn('cfn-lint is not installed: its checks of the templates are skipped');

const ROOT = path.join(__dirname, '..');
const PIPELINE = 'bin/log-analytics.ts';
const EXAMPLES = readdirSync(path.join(ROOT, 'examples'))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => `examples/${file}`);

/** An example may have a function of aws-cdk's own, which depends on its role twice. */
const IGNORED_IN_EXAMPLES = ['W3005'];

describe('the apps', () => {
  let folder: string;

  const assemblyOf = (app: string) => path.join(folder, app);

  beforeAll(() => {
    folder = synthesizeApps([PIPELINE, ...EXAMPLES], { CDK_VALIDATION: 'true' });
  }, 240_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each([PIPELINE, ...EXAMPLES])("%s has no finding of aws-cdk's validation", (app) => {
    const report = JSON.parse(readFileSync(path.join(assemblyOf(app), 'validation-report.json'), 'utf8'));
    expect(report.pluginReports).toEqual([]);
  });

  withCfnLint('the default app has no finding of cfn-lint', () => {
    expect(cfnLint([assemblyOf(PIPELINE)])).toBe('');
  });

  withCfnLint('the examples have no finding of cfn-lint', () => {
    expect(cfnLint(EXAMPLES.map(assemblyOf), ...IGNORED_IN_EXAMPLES)).toBe('');
  });
});

describe('LogAnalyticsPipeline', () => {
  const account = '111111111111';
  const outdir = mkdtempSync(path.join(tmpdir(), 'variants-'));

  afterAll(() => rmSync(outdir, { recursive: true, force: true }));

  const variants: [what: string, props: LogAnalyticsPipelineProps, region?: string][] = [
    ['in Virginia', {}, 'us-east-1'],
    ['in Frankfurt', {}, 'eu-central-1'],
    ['in Mexico, whose addresses of Firehose aws-cdk does not know', {}, 'mx-central-1'],
    ['in Beijing, another partition', {}, 'cn-north-1'],
    ['without processing', { processing: ProcessingLeg.none() }],
    ['without a lake', { lake: LakeLeg.none() }],
    ['without a warehouse, but with endpoints', { warehouse: WarehouseLeg.none(), network: NetworkLeg.endpoints() }],
  ];

  withCfnLint(
    'has no finding of cfn-lint in any region or variant',
    () => {
      const app = new App({ outdir, context });
      for (const [index, [description, props, region]] of variants.entries()) {
        const env = region === undefined ? undefined : { account, region };
        new LogAnalyticsPipeline(new Stack(app, `Variant${index}`, { description, env }), 'Pipeline', props);
      }
      app.synth();
      expect(cfnLint([outdir])).toBe('');
    },
    240_000,
  );
});
