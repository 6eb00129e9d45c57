import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { AuditedStack } from '../audited-stack';

/** What `sha256sum` says of the file that was audited; without a file, that of the template as JSON. */
export function templateSha256({ file, template }: AuditedStack): string {
  const bytes = file === undefined ? JSON.stringify(template) : readFileSync(file);
  return createHash('sha256').update(bytes).digest('hex');
}
