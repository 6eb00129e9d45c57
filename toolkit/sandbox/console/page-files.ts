import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { HttpResponse } from '../kernel/room';
import { packageRoot } from '../kernel/workers';

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};

/** Everything comes from this address, and no script but the page's own runs. */
const POLICY = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'";

/** The files of the page by name: no path of a request reaches the disk. */
export function pageFile(name: string): HttpResponse {
  const file = Object.hasOwn(FILES, name) ? FILES[name]?.() : undefined;
  if (file === undefined) return { status: 404, body: 'there is no such page\n' };
  const type = TYPES[name.split('.').at(-1) ?? ''] ?? 'text/plain';
  return {
    status: 200,
    headers: { 'content-type': type, 'content-security-policy': POLICY, 'cache-control': 'no-store' },
    body: readFileSync(file),
  };
}

const OWN = [
  'index.html',
  'console.css',
  'console.js',
  'dashboard.html',
  'dashboard.css',
  'dashboard.js',
  'shared.js',
  'units.js',
  'widgets.js',
];

const FILES: Readonly<Record<string, () => string>> = {
  ...Object.fromEntries(OWN.map((name) => [name, () => own(name)])),
  'uplot.js': () => join(chartFolder(), 'uPlot.iife.min.js'),
  'uplot.css': () => join(chartFolder(), 'uPlot.min.css'),
};

/** Beside the bundle in the package, beside this file in the sources. */
function own(name: string): string {
  const built = join(packageRoot(), 'dist', 'page', name);
  return existsSync(built) ? built : join(packageRoot(), 'sandbox', 'console', 'page', name);
}

function chartFolder(): string {
  return join(dirname(require.resolve('uplot/package.json')), 'dist');
}
