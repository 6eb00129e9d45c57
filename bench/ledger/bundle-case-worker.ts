import path from 'node:path';
import { build } from 'esbuild';

/** Bundles what runs the cases: so it starts and works faster than from its sources. */
export async function bundleCaseWorker(root: string, folder: string): Promise<string> {
  const outfile = path.join(folder, 'case-worker.js');
  await build({
    absWorkingDir: root,
    entryPoints: ['bench/ledger/case-worker.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'warning',
    packages: 'external',
    // The sandbox finds the files of its threads from where it lies itself.
    define: { __dirname: JSON.stringify(path.join(root, 'toolkit')) },
  });
  return outfile;
}
