import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Sandbox, VirtualClock } from 'cdk-kinesis-pipelines-toolkit';
import { synthesizeApps, templateOf } from '../synthesize-app';

const FOLDER = path.join(__dirname, '../../examples');
const NAMES = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => path.basename(file, '.ts'));

/** A template of what an example imports lies beside it. */
function existingFor(name: string): object | undefined {
  const file = path.join(FOLDER, `${name}.existing.json`);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

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
  let assembly: string;

  beforeAll(() => {
    assembly = path.join(folder, `examples/${name}.ts`);
  });

  test('matches its snapshot', () => {
    for (const stack of stacksOf(assembly)) expect(templateOf(assembly, stack)).toMatchSnapshot(stack);
  });

  test('runs in the sandbox', async () => {
    const clock = new VirtualClock(Date.UTC(2026, 5, 1, 12));
    const sandbox = await Sandbox.start({ assembly, existing: existingFor(name), clock });
    const { pending } = await sandbox.drain();
    const running = sandbox.deployment.resources.filter(({ runs }) => runs);
    await sandbox.close();

    expect(pending).toEqual([]);
    const types = running.map(({ type }) => type);
    expect(types).toContainEqual(expect.stringMatching(/^AWS::Kinesis(::Stream|Firehose::DeliveryStream)$/));
  });
});
