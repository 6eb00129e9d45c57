import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Outcome } from '../../bench/least-privilege/app-run';
import { APP_RUNS, startApp } from '../../bench/least-privilege/app-runs';
import { proofOf } from '../../bench/least-privilege/proof';
import { filesOf, synthesizeApps, templateOf } from '../synthesize-app';

/** What each example comes to, and how many grants its roles have. */
const EXPECTED: Readonly<Record<string, { readonly outcome: Outcome; readonly grants: number }>> = {
  'autoscaled-stream': { outcome: { mostShards: 12, shards: 6 }, grants: 31 },
  compose: { outcome: { rows: 1, failureObjects: 1 }, grants: 34 },
  'cross-account-stream': { outcome: { put: 1 }, grants: 0 },
  'direct-put': { outcome: { objects: 1, errors: 1 }, grants: 17 },
  'firehose-writer': { outcome: { objects: 2, failureObjects: 2 }, grants: 43 },
  'own-handler': { outcome: { reported: 1, failureObjects: 1 }, grants: 9 },
  'private-pipeline': { outcome: { purchases: 1, failureObjects: 1 }, grants: 15 },
  'private-warehouse': { outcome: { orders: 1, amount: 12.5, records: 3, malformed: 1 }, grants: 19 },
  redrive: { outcome: { processed: 1, waiting: 0, done: 1 }, grants: 20 },
  'windowed-sales': { outcome: { results: 1, failureObjects: 1 }, grants: 18 },
};

const NAMES = readdirSync(path.join(__dirname, '../../examples'))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => path.basename(file, '.ts'));

function stacksOf(assembly: string): string[] {
  const templates = readdirSync(assembly).filter((file) => file.endsWith('.template.json'));
  return templates.map((file) => path.basename(file, '.template.json'));
}

let folder: string;

beforeAll(() => {
  folder = synthesizeApps(NAMES.map((name) => `examples/${name}.ts`));
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(NAMES)('examples/%s', (name) => {
  const app = `examples/${name}.ts`;

  test('matches its snapshot', () => {
    const assembly = path.join(folder, app);
    for (const stack of stacksOf(assembly)) expect(templateOf(assembly, stack)).toMatchSnapshot(stack);
  });

  test('warns of nothing, cost least of all', () => {
    const annotations = filesOf(path.join(folder, app));
    const stacks = Object.keys(annotations).filter((file) => file.endsWith('.metadata.json'));
    expect(stacks).not.toEqual([]);
    expect(stacks.filter((file) => annotations[file]?.includes('"aws:cdk:warning"'))).toEqual([]);
  });

  test('does in the sandbox what it is for, and needs each permission that its roles have', async () => {
    const sandbox = await startApp(app, path.join(folder, app));
    try {
      const outcome = await APP_RUNS[app]?.(sandbox);
      const { pending } = await sandbox.drain();

      expect(pending).toEqual([]);
      expect(sandbox.iamReport()).toMatchObject({ denials: [], notEvaluated: [] });
      expect({ outcome, ...proofOf(sandbox) }).toEqual({ ...EXPECTED[name], unexplained: [], idleReasons: [] });
    } finally {
      await sandbox.close();
    }
  });
});

test('examples/private-pipeline has no way out of its VPC', () => {
  const template = JSON.stringify(templateOf(path.join(folder, 'examples/private-pipeline.ts'), 'PrivatePipeline'));
  expect(template).not.toMatch(/AWS::EC2::(NatGateway|InternetGateway|Route)"/);
  expect(template).not.toContain('0.0.0.0/0');
});
