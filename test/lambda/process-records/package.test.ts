import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { CONTEXT, kinesisEvent } from './events';

const ROOT = path.join(__dirname, '../../..');
const COMPILER = path.join(ROOT, 'node_modules/typescript/bin/tsc');

const HANDLER = `
import { DeliveryWriter, idempotent, jsonLines, processBatch, processRecords, refusedRecords } from 'cdk-kinesis-pipelines/handlers';

interface Order { readonly total: number }
let sum = 0;

export const handler = processRecords<Order>(
  idempotent<Order>(async ({ data, id }, context) => {
    sum += data.total;
    console.log(id, sum, context.awsRequestId);
  }),
  { codec: jsonLines(), concurrency: 2 },
);

const writer = new DeliveryWriter(async (entries) => ({ RequestResponses: entries.map(() => ({})) }));
export const batchHandler = processBatch<Order>(async (records, context) => {
  const entries = records.map(({ data }) => ({ Data: Buffer.from(String(data.total)) }));
  return refusedRecords(records, await writer.write(entries, context));
});
`;

/** A project that has installed the package, and nothing else. */
let project: string;

beforeAll(() => {
  execFileSync(process.execPath, [COMPILER, '-p', 'lambda/process-records'], { cwd: ROOT });
  project = mkdtempSync(path.join(tmpdir(), 'handlers-'));
  installPackage();
  write('handler.ts', HANDLER);
});

afterAll(() => rmSync(project, { recursive: true, force: true }));

function installPackage(): void {
  const pack = ['pack', '--json', '--ignore-scripts', '--pack-destination', project];
  const [{ filename }] = JSON.parse(execFileSync('npm', pack, { cwd: ROOT, encoding: 'utf8', stdio: 'pipe' }));
  const modules = path.join(project, 'node_modules');
  mkdirSync(modules);
  execFileSync('tar', ['-xzf', path.join(project, filename), '-C', modules]);
  renameSync(path.join(modules, 'package'), path.join(modules, 'cdk-kinesis-pipelines'));
}

function write(name: string, content: string): string {
  const file = path.join(project, name);
  writeFileSync(file, content);
  return file;
}

function run(file: string): string {
  const event = JSON.stringify(kinesisEvent(['{"total":1}\n{"total":2}']));
  const call = `import(${JSON.stringify(file)}).then(async ({ handler }) => {
    const context = { awsRequestId: 'r', getRemainingTimeInMillis: () => ${CONTEXT.getRemainingTimeInMillis()} };
    console.log(JSON.stringify(await handler(${event}, context)));
  })`;
  return execFileSync(process.execPath, ['-e', call], { encoding: 'utf8', cwd: project });
}

const OUTPUT = '0-0-0 1 r\n0-0-1 3 r\n{"batchItemFailures":[]}\n';

describe('cdk-kinesis-pipelines/handlers', () => {
  test.each([
    ['esm', 'mjs'],
    ['cjs', 'cjs'],
  ] as const)('is bundled into a handler that is %s, and needs no install', (format, extension) => {
    const outfile = path.join(project, 'out', `index.${extension}`);
    const { metafile } = buildSync({
      entryPoints: [path.join(project, 'handler.ts')],
      outfile,
      format,
      bundle: true,
      platform: 'node',
      target: 'node22',
      metafile: true,
      absWorkingDir: project,
    });
    const imports = Object.values(metafile.outputs).flatMap((output) => output.imports.map((item) => item.path));
    expect(imports.filter((name) => !name.startsWith('node:') && name !== 'util')).toEqual([]);
    expect(run(outfile)).toBe(OUTPUT);
  });

  test.each(['mjs', 'cjs'])('runs in a .%s file as it is', (extension) => {
    const names = HANDLER.match(/\{ ([^}]*) \} from '([^']*)'/);
    const load =
      extension === 'mjs' ? names?.[0] && `import ${names[0]};` : `const { ${names?.[1]} } = require('${names?.[2]}');`;
    const body = `
      const handler = processRecords(({ id, data }) => console.log(id, data.total), { codec: jsonLines() });
      ${extension === 'mjs' ? 'export { handler };' : 'module.exports = { handler };'}`;
    expect(run(write(`plain.${extension}`, `${load}${body}`))).toBe('0-0-0 1\n0-0-1 2\n{"batchItemFailures":[]}\n');
  });

  test.each([
    ['nodenext', 'nodenext', 'module'],
    ['nodenext', 'nodenext', 'commonjs'],
    ['commonjs', 'bundler', 'commonjs'],
  ])('has types for module %s and resolution %s in a package of type %s', (module, moduleResolution, type) => {
    write('package.json', JSON.stringify({ type }));
    mkdirSync(path.join(project, 'node_modules/@types'), { recursive: true });
    link('@types/node');
    link('@types/aws-lambda');
    link('undici-types');
    write(
      'types.ts',
      `import type { KinesisStreamHandler } from 'aws-lambda';
       import { handler, batchHandler } from './handler${type === 'module' ? '.js' : ''}';
       export const handlers: KinesisStreamHandler[] = [handler, batchHandler];`,
    );
    const compilerOptions = { module, moduleResolution, target: 'es2022', strict: true, noEmit: true, types: ['node'] };
    write('tsconfig.json', JSON.stringify({ compilerOptions, include: ['*.ts'] }));
    const { stdout, status } = spawnSync(process.execPath, [COMPILER, '-p', project], { encoding: 'utf8' });
    expect({ stdout, status }).toEqual({ stdout: '', status: 0 });
  });

  test('is published with the licences of what it holds', () => {
    const file = path.join(project, 'node_modules/cdk-kinesis-pipelines/assets/process-records/THIRD_PARTY_LICENSES');
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('@aws-lambda-powertools/batch');
    expect(text).toContain('Permission is hereby granted, free of charge');
    expect(text).not.toMatch(/^Licence: /m);
  });
});

function link(name: string): void {
  const target = path.join(project, 'node_modules', name);
  rmSync(target, { force: true });
  symlinkSync(path.join(ROOT, 'node_modules', name), target, 'junction');
}
