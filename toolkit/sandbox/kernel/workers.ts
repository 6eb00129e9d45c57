import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/** Starts `<name>.worker.ts`. Whatever loads the sources of this process, the thread is built, and starts much faster without it. */
export function startWorker(name: string, options: WorkerOptions = {}): Worker {
  return new Worker(workerFile(name), { ...options, execArgv: [] });
}

/** The built file of `<name>.worker.ts`, whether this runs from the sources or from the bundle. */
function workerFile(name: string): string {
  const file = join(packageRoot(), 'dist', 'workers', `${name}.js`);
  if (!existsSync(file)) throw new Error(`${file} does not exist: run npm run bundle`);
  return file;
}

/** The toolkit's own folder: the nearest one above with a package.json. */
export function packageRoot(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}
