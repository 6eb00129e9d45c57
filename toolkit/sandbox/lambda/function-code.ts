import { cpSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { AssetService } from '../kernel/services';
import { objectProperty, stringProperty } from '../kernel/template-values';
import { packageRoot } from '../kernel/workers';
import { linkSdk } from './sdk-links';
import { unzip } from './zip-archive';

/** Where a function's code lies, ready to run, or why it cannot run here. */
export type FunctionCode = { readonly taskRoot: string } | { readonly unrunnable: string };

/**
 * Unpacks a function's code into a folder of its own, with the AWS SDK beside it.
 * @param folder holds nothing else
 */
export function deployCode(
  properties: Readonly<Record<string, unknown>>,
  assets: AssetService,
  folder: string,
): FunctionCode {
  const runtime = stringProperty(properties, 'Runtime');
  if (!runtime?.startsWith('nodejs'))
    return { unrunnable: `runtime ${runtime ?? 'of a container image'} is not Node.js` };
  const code = objectProperty(properties, 'Code');
  const taskRoot = join(folder, 'task');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(taskRoot, { recursive: true });
  const inline = stringProperty(code, 'ZipFile');
  if (inline !== undefined) return deployInline(inline, taskRoot);
  return deployAsset(code, assets, taskRoot);
}

function deployInline(source: string, taskRoot: string): FunctionCode {
  // CloudFormation names the file index.js, which makes it a CommonJS module.
  writeFileSync(join(taskRoot, 'index.js'), source);
  linkSdk(dirname(taskRoot), [packageRoot()]);
  return { taskRoot };
}

function deployAsset(code: Readonly<Record<string, unknown>>, assets: AssetService, taskRoot: string): FunctionCode {
  const [bucket, key] = [stringProperty(code, 'S3Bucket'), stringProperty(code, 'S3Key')];
  if (bucket === undefined || key === undefined)
    throw new Error('Code must be ZipFile, or S3Bucket and S3Key, got neither');
  const source = assets.path(bucket, key);
  if (source === undefined) return { unrunnable: `its code s3://${bucket}/${key} is not an asset of the assembly` };
  if (statSync(source).isDirectory()) cpSync(source, taskRoot, { recursive: true, verbatimSymlinks: true });
  else unzip(source, taskRoot);
  linkSdk(dirname(taskRoot), [dirname(source), packageRoot()]);
  return { taskRoot };
}
