import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(__dirname, '..');
const FIXTURE = readFileSync(path.join(ROOT, 'rosetta/default.ts-fixture'), 'utf8');
const EXAMPLE = /@example\n((?: *\*(?! @|\/).*\n)+)/g;

/** The examples in the documentation of a source file, without the comment's asterisks. */
function examplesIn(file: string): string[] {
  const blocks = [...readFileSync(file, 'utf8').matchAll(EXAMPLE)].map(([, block]) => block as string);
  return blocks.map((block) => block.replace(/^ *\* ?/gm, ''));
}

/** An example in the fixture; what it only declares stands outside of the class, where the language wants it. */
function program(example: string): string {
  const lines = example.split('\n');
  const declarations = lines.filter((line) => line.startsWith('declare '));
  const statements = lines.filter((line) => !line.startsWith('declare '));
  return FIXTURE.replace('class Fixture', `${declarations.join('\n')}\nclass Fixture`).replace(
    '/// here',
    statements.join('\n'),
  );
}

test('every example in the documentation compiles', () => {
  const sources = readdirSync(path.join(ROOT, 'lib'), { recursive: true, encoding: 'utf8' });
  const examples = sources
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => examplesIn(path.join(ROOT, 'lib', name)).map((example) => ({ name, example })));
  expect(examples.length).toBeGreaterThan(20);

  const folder = mkdtempSync(path.join(ROOT, 'test/.examples-'));
  try {
    examples.forEach(({ name, example }, index) => {
      writeFileSync(path.join(folder, `${path.basename(name, '.ts')}-${index}.ts`), program(example));
    });
    const compilerOptions = { noUnusedLocals: false, noUnusedParameters: false, rootDir: '../..' };
    const project = { extends: '../../tsconfig.json', compilerOptions, include: ['*.ts'] };
    writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify(project));
    const { stdout } = spawnSync(path.join(ROOT, 'node_modules/.bin/tsc'), ['-p', folder], { encoding: 'utf8' });
    expect(stdout).toBe('');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
