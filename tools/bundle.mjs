// Bundles every function of lambda/ into assets/<name>/, the library for handlers into assets/process-records/ and the toolkit into
// toolkit/dist/, so that neither synth nor run needs a bundler.
// Also the global set-up of Jest and the build step of cdk.json.
import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const toolkit = path.join(root, 'toolkit');

// Some dependencies still call require() for what Node.js ships.
const REQUIRE_BANNER = "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);";

/** What `import 'cdk-kinesis-pipelines/handlers'` gives, for both kinds of modules; its types are compiled by lambda/process-records/tsconfig.json. */
const LIBRARY = 'process-records';
const LIBRARY_MODULES = [
  { format: 'esm', extension: '.mjs', types: '.d.mts' },
  { format: 'cjs', extension: '.js', types: '.d.ts' },
];

/** For packages that are published without the text of their licence. */
const LICENCE_FILES = { 'Apache-2.0': 'LICENSE', 'MIT-0': 'tools/licences/MIT-0.txt' };

export default async function bundle() {
  return [...(await bundleHandlers()), ...(await bundleLibrary()), ...(await bundleToolkit())];
}

async function bundleHandlers() {
  const names = await handlerNames();
  await removeStale(path.join(root, 'assets'), [...names, LIBRARY]);
  const result = await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(names.map((name) => [`${name}/index`, `lambda/${name}/handler.ts`])),
    outdir: 'assets',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    mainFields: ['module', 'main'],
    minify: true,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  });
  for (const [file, output] of Object.entries(result.metafile.outputs)) {
    const packages = packagesIn(output.inputs);
    const bundled = result.outputFiles.find((candidate) => candidate.path === path.join(root, file));
    await writeIfChanged(bundled.path, packages.length > 0 ? `${REQUIRE_BANNER}${bundled.text}` : bundled.text);
    if (packages.length > 0) {
      await writeIfChanged(path.join(root, path.dirname(file), 'THIRD_PARTY_LICENSES'), await licences(packages));
    }
  }
  return sizes(result);
}

/** Without minifying, so that the bundlers of users can leave out what a handler does not use. */
async function bundleLibrary() {
  const folder = path.join(root, 'assets', LIBRARY);
  const results = [];
  for (const { format, extension, types } of LIBRARY_MODULES) {
    const result = await build({
      absWorkingDir: root,
      entryPoints: { index: `lambda/${LIBRARY}/index.ts` },
      outdir: folder,
      outExtension: { '.js': extension },
      bundle: true,
      write: false,
      platform: 'node',
      target: 'node20',
      format,
      mainFields: ['module', 'main'],
      metafile: true,
      logLevel: 'warning',
    });
    const [output] = Object.values(result.metafile.outputs);
    await writeIfChanged(path.join(folder, `index${extension}`), result.outputFiles[0].text);
    await writeIfChanged(path.join(folder, `index${types}`), `export * from './types/${LIBRARY}/index.js';\n`);
    await writeIfChanged(path.join(folder, 'THIRD_PARTY_LICENSES'), await licences(packagesIn(output.inputs)));
    results.push(...sizes(result));
  }
  return results;
}

/** A folder of lambda/ with a handler.ts is a function; the others are shared code. */
async function handlerNames() {
  const folders = await readdir(path.join(root, 'lambda'), { withFileTypes: true });
  const isFunction = await Promise.all(
    folders.map(async (entry) => {
      const files = entry.isDirectory() ? await readdir(path.join(root, 'lambda', entry.name)) : [];
      return files.includes('handler.ts');
    }),
  );
  return folders.filter((_, i) => isFunction[i]).map((entry) => entry.name);
}

async function bundleToolkit() {
  const { dependencies } = JSON.parse(await readFile(path.join(toolkit, 'package.json'), 'utf8'));
  const result = await build({
    absWorkingDir: toolkit,
    entryPoints: { index: 'index.ts', cli: 'cli/main.ts', ...(await workerEntries()) },
    outdir: 'dist',
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    sourcemap: 'linked',
    metafile: true,
    logLevel: 'warning',
    // hyparquet and its writer are ES modules only, so they are bundled; the rest is installed with the toolkit.
    external: Object.keys(dependencies).filter((name) => !name.startsWith('hyparquet')),
  });
  for (const file of result.outputFiles) await writeIfChanged(file.path, file.contents);
  await cp(path.join(toolkit, 'sandbox/console/page'), path.join(toolkit, 'dist/page'), { recursive: true });
  await prepareWarehouse();
  return sizes(result);
}

/** An empty database cluster takes seconds to make: it is made once here, and copied by every sandbox. */
async function prepareWarehouse() {
  await promisify(execFile)(process.execPath, [path.join(toolkit, 'dist/workers/warehouse-template.js')]);
}

/** Each `<name>.worker.ts` is the entry of a worker thread: dist/workers/<name>.js. */
async function workerEntries() {
  const files = await readdir(path.join(toolkit, 'sandbox'), { recursive: true });
  const workers = files.filter((file) => file.endsWith('.worker.ts'));
  return Object.fromEntries(workers.map((file) => [`workers/${path.basename(file, '.worker.ts')}`, `sandbox/${file}`]));
}

/** Writes by renaming and only on a change, so that several builds at once never see half a file. */
async function writeIfChanged(file, contents) {
  const next = Buffer.from(contents);
  const previous = await readFile(file).catch(() => undefined);
  if (previous?.equals(next)) return;
  await mkdir(path.dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}`;
  await writeFile(temporary, next);
  await rename(temporary, file);
}

async function removeStale(folder, names) {
  const present = await readdir(folder).catch(() => []);
  const stale = present.filter((name) => !names.includes(name));
  await Promise.all(stale.map((name) => rm(path.join(folder, name), { recursive: true, force: true })));
}

function packagesIn(inputs) {
  const folders = Object.keys(inputs).flatMap((file) => file.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/) ?? []);
  return [...new Set(folders)].sort();
}

/** The licence text of each package in a bundle; identical texts are printed once. */
async function licences(packages) {
  const byText = new Map();
  for (const folder of packages) {
    const manifest = JSON.parse(await readFile(path.join(root, folder, 'package.json'), 'utf8'));
    const file = await licenceFile(folder, manifest.license);
    const text = file ? (await readFile(path.join(root, file), 'utf8')).trim() : `Licence: ${manifest.license}`;
    byText.set(text, [...(byText.get(text) ?? []), `${manifest.name} ${manifest.version} (${manifest.license})`]);
  }
  return [...byText].map(([text, names]) => `${names.join('\n')}\n\n${text}\n`).join('\n---\n\n');
}

async function licenceFile(folder, license) {
  const name = (await readdir(path.join(root, folder))).find((file) => /^licen[cs]e/i.test(file));
  return name ? path.join(folder, name) : LICENCE_FILES[license];
}

function sizes({ metafile }) {
  return Object.entries(metafile.outputs)
    .filter(([file]) => !file.endsWith('.map'))
    .map(([file, { bytes }]) => ({ file, bytes }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const outputs = await bundle();
  if (!process.argv.includes('--quiet'))
    for (const { file, bytes } of outputs) console.log(`${file}  ${(bytes / 1024).toFixed(1)} KiB`);
}
