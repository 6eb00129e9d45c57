import { writeFileSync } from 'node:fs';
import { RULES } from '../../../lib/audit/rules';
import { readAcknowledgements } from '../../audit/acknowledgements/acknowledgement-file';
import { readBaseline } from '../../audit/baseline/baseline-file';
import { readStacks } from '../../audit/read-stack';
import type { AuditReport } from '../../audit/report/audit-report';
import { buildReport } from '../../audit/report/build-report';
import type { ReportSettings } from '../../audit/report/report-settings';
import { summaryLines } from '../../audit/report/text-report';
import { auditStacks } from '../../audit/run/audit-stacks';
import type { Command, Terminal } from '../command';
import { requireFile } from '../options';
import { printable } from '../printable';
import { UsageError } from '../usage-error';
import { type AuditOptions, parseAuditOptions } from './audit-options';
import { AUDIT_USAGE } from './audit-usage';
import { auditAgainst } from './compared-stacks';
import { FORMATTERS } from './formats';

export const audit: Command = {
  summary:
    'name what in a template loses data, is insecure, costs or cannot be operated, and what a deployment destroys',
  usage: AUDIT_USAGE,
  run: (args, terminal) => run(parseAuditOptions(args), terminal),
};

async function run(options: AuditOptions, { stdout }: Terminal): Promise<number> {
  const report = await reportOf(options);
  const text = printable(FORMATTERS[options.format](report));
  if (options.output === undefined) stdout.write(text);
  else {
    write(options.output, text);
    stdout.write(printable(`${summaryLines(report).join('\n')}\nreport: ${options.output}\n`));
  }
  return report.exitCode;
}

async function reportOf(options: AuditOptions): Promise<AuditReport> {
  const settings = settingsOf(options);
  const stacks = readStacks(options.place, options.stacks);
  const rules = RULES.filter(({ concern }) => options.concerns.includes(concern));
  const changes = options.against === undefined ? undefined : await auditAgainst(options.against, stacks);
  return buildReport(auditStacks(stacks, rules), settings, changes);
}

function settingsOf({ day, failOn, acknowledgements: file, baseline }: AuditOptions): ReportSettings {
  if (file !== undefined) requireFile('acknowledgements', file);
  if (baseline !== undefined) requireFile('baseline', baseline);
  return {
    ...{ day, failOn },
    ...(file !== undefined && { acknowledgements: { file, entries: readAcknowledgements(file) } }),
    ...(baseline !== undefined && { baseline: readBaseline(baseline) }),
  };
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new UsageError(`--output ${file}: the report cannot be written: ${(error as Error).message}`);
  }
}
