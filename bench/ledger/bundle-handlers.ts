import path from 'node:path';
import { build } from 'esbuild';

/** Bundles a handler of the ledger into a folder of its own. */
export async function bundleHandler(name: 'ours' | 'plain', folder: string): Promise<string> {
  const outdir = path.join(folder, name);
  await build({
    entryPoints: { index: path.join(__dirname, 'handlers', `${name}.ts`) },
    outdir,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'warning',
    external: ['@aws-sdk/*'],
  });
  return outdir;
}
