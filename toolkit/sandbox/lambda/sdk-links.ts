import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What Lambda's Node.js runtimes bring, so that bundles leave it out. */
const SCOPES = ['@aws-sdk', '@smithy'];

/**
 * Lets code in a folder below find the AWS SDK, as it would on Lambda.
 * @param searchFrom folders whose node_modules, and those above, are searched in this order
 */
export function linkSdk(folder: string, searchFrom: readonly string[]): void {
  for (const scope of SCOPES) {
    const links = join(folder, 'node_modules', scope);
    mkdirSync(links, { recursive: true });
    for (const modules of searchFrom.flatMap(nodeModulesAbove)) linkPackages(join(modules, scope), links);
  }
}

function linkPackages(source: string, links: string): void {
  if (!existsSync(source)) return;
  for (const name of readdirSync(source)) {
    const link = join(links, name);
    if (!existsSync(link)) symlinkSync(join(source, name), link, 'junction');
  }
}

function nodeModulesAbove(folder: string): string[] {
  const parent = dirname(folder);
  const here = join(folder, 'node_modules');
  return parent === folder ? [here] : [here, ...nodeModulesAbove(parent)];
}
