import { grouped } from '../../../lib/audit/grouped';
import { RULES } from '../../../lib/audit/rules';
import type { AuditRun } from '../audit-run';
import { vanishedFindings } from '../baseline/compare-baseline';
import { CHANGE_RULES } from '../changes/rules';
import type { AuditReport } from './audit-report';
import { type ChangeAudit, changeFindings } from './change-findings';
import { exitCodeOf } from './exit-code';
import type { ReportSettings } from './report-settings';
import { reportedFindings } from './reported-findings';
import { askedRules, reportedRules, reportedStack } from './reported-rules';

/** Asked or not: what is none of these was never a rule, or is one no longer. */
const ALL_RULES = new Set([...RULES, ...CHANGE_RULES].map(({ id }) => id));

const NO_CHANGES: ChangeAudit = { stacks: [], findings: [] };

/** Puts together what rules say of templates and of changes, and what has been said about that before. */
export function buildReport(run: AuditRun, settings: ReportSettings, changes = NO_CHANGES): AuditReport {
  const rules = askedRules(run, changes);
  const isAsked = (rule: string) => rules.some(({ id }) => id === rule);
  const found = [...run.findings, ...changeFindings(changes)];
  const findings = reportedFindings(found, run, settings, (rule) => ALL_RULES.has(rule) && !isAsked(rule));
  const byStack = grouped(findings, ({ stack }) => [stack]);
  const stacks = run.stacks.map((stack) => reportedStack(stack, changes, byStack.get(stack.stackName)));
  const isAudited = (name?: string) => name === undefined || stacks.some(({ stackName }) => stackName === name);
  return {
    tool: run.tool,
    day: settings.day,
    failOn: settings.failOn,
    exitCode: exitCodeOf(findings, settings.failOn),
    rules: reportedRules(rules, stacks, findings),
    stacks,
    findings,
    vanished: vanishedFindings(
      settings.baseline ?? [],
      findings,
      ({ rule, stack }) => isAsked(rule) && isAudited(stack),
    ),
  };
}
