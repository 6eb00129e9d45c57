import { execFileSync } from 'node:child_process';
import path from 'node:path';

/** Files that a package would be published with. */
function packed(folder: string): string[] {
  const json = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: path.join(__dirname, '..', folder),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [{ files }] = JSON.parse(json) as [{ files: { path: string }[] }];
  return files.map((file) => file.path);
}

test('the toolkit is published with what it runs', () => {
  const files = packed('toolkit');
  const needed = ['bin/kinesis-pipelines.js', 'dist/index.js', 'dist/cli.js', 'dist/page/index.html'];
  const workers = ['lake', 'lambda', 'parquet', 'warehouse'].map((name) => `dist/workers/${name}.js`);
  expect(files).toEqual(expect.arrayContaining([...needed, ...workers]));
});

test('the toolkit is published without a database cluster, whose empty folders no package keeps', () => {
  expect(packed('toolkit').filter((file) => file.startsWith('dist/warehouse-'))).toEqual([]);
});

test('the library is published with its handlers, and depends on nothing but its peers', () => {
  const handlers = ['log-transform', 'traffic-window', 'warehouse-setup'].map((name) => `assets/${name}/index.mjs`);
  expect(packed('.')).toEqual(expect.arrayContaining(handlers));
  expect(require('../package.json')).not.toHaveProperty('dependencies');
});
