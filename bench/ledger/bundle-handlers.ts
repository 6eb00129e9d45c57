import path from 'node:path';
import { build } from 'esbuild';

/** Bundles a handler of the ledger into a folder of its own: it starts many times, so it brings the part of the SDK that it always needs. */
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
    mainFields: ['module', 'main'],
    minify: true,
    external: ['@aws-sdk/client-s3'],
  });
  return outdir;
}
