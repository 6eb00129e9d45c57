import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { linkSdk } from '../../../../toolkit/sandbox/lambda/sdk-links';
import { temporaryFolder } from '../context';

/** A project with packages in its node_modules, each with a file that names the project. */
function project(name: string, packages: readonly string[]): string {
  const folder = join(temporaryFolder(), name);
  for (const pkg of packages) {
    mkdirSync(join(folder, 'node_modules', pkg), { recursive: true });
    writeFileSync(join(folder, 'node_modules', pkg, 'name.txt'), name);
  }
  mkdirSync(join(folder, 'cdk.out'), { recursive: true });
  return folder;
}

describe('linkSdk', () => {
  test('links the SDK of the first project that has it, from any folder inside', () => {
    const app = project('app', ['@aws-sdk/client-s3', 'express']);
    const toolkit = project('toolkit', ['@aws-sdk/client-s3', '@aws-sdk/client-kinesis', '@smithy/core']);
    const target = temporaryFolder();
    linkSdk(target, [join(app, 'cdk.out'), toolkit]);
    const owner = (pkg: string) => readFileSync(join(target, 'node_modules', pkg, 'name.txt'), 'utf8');
    expect(['@aws-sdk/client-s3', '@aws-sdk/client-kinesis', '@smithy/core'].map(owner)).toEqual([
      'app',
      'toolkit',
      'toolkit',
    ]);
    expect(() => owner('express')).toThrow('ENOENT');
  });
});
