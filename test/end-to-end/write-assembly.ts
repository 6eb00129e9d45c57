import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A cloud assembly with one stack, `Clicks`, as any tool may write it. */
export function writeAssembly(folder: string, template: object): string {
  const stack = {
    type: 'aws:cloudformation:stack',
    environment: 'aws://unknown-account/unknown-region',
    properties: { templateFile: 'Clicks.template.json' },
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ version: '36.0.0', artifacts: { Clicks: stack } }));
  writeFileSync(join(folder, 'Clicks.template.json'), JSON.stringify(template));
  return folder;
}
