import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { iamReportMarkdown } from '../../sandbox/iam/usage/iam-report-markdown';
import type { Sandbox } from '../../sandbox/sandbox';

/** Writes what has been used and denied so far, as the ending of the file says. */
export function writeIamReport(sandbox: Sandbox, path: string | undefined): void {
  if (path === undefined) return;
  const report = sandbox.iamReport();
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, path.endsWith('.md') ? iamReportMarkdown(report) : `${JSON.stringify(report, undefined, 2)}\n`);
}
