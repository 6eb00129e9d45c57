import type { AuditReport, ReportedFinding, ReportedRule } from './audit-report';
import { findingCounts, plural, ruleCounts } from './counts-text';
import { acknowledgementText, controlsOf, evidenceOf, inState, placeOf, sourceOf, toBeLookedAt } from './finding-text';

/** The report for a person in a terminal: what counts in full, the rest in one line each. */
export function textReport(report: AuditReport): string {
  const rules = new Map(report.rules.map((rule) => [rule.id, rule]));
  const full = [...inState(report, 'open', 'expired'), ...toBeLookedAt(report)];
  const known = inState(report, 'known').map((finding) => `known  ${shortLine(finding)}`);
  const acknowledged = report.findings.filter(({ state }) => state === 'acknowledged').map(acknowledgedLine);
  const gone = report.vanished.map((finding) => `gone  ${finding.rule}  ${placeOf(finding)}`);
  const blocks = full.map((finding) => findingBlock(finding, rules.get(finding.rule)));
  return [...blocks, known, acknowledged, gone, summaryLines(report)]
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

/** What was looked at, and what came of it. */
export function summaryLines(report: AuditReport): string[] {
  return [...report.stacks.map(stackLine), ruleCounts(report), findingCounts(report)];
}

function stackLine({ stackName, file, sha256, resources }: AuditReport['stacks'][number]): string {
  const source = [...(file === undefined ? [] : [file]), `sha256 ${sha256}`].join(', ');
  return `stack ${stackName}: ${plural(resources, 'resource')} (${source})`;
}

function findingBlock(finding: ReportedFinding, rule: ReportedRule | undefined): string[] {
  const { severity, title, type, why, fix, message } = finding;
  const source = sourceOf(finding);
  const controls = controlsOf(rule?.controls ?? {}).map(({ standard, ids }) => `${standard} ${ids.join(', ')}`);
  const acknowledgement = acknowledgementText(finding);
  return [
    `${severity.toUpperCase()}  ${qualification(finding)}${title}`,
    `  ${placeOf(finding)}${type === undefined ? '' : ` (${type})`}`,
    ...optional('  ', evidenceOf(finding)),
    ...optional('  ', message),
    ...optional('  at   ', source),
    `  why  ${why}`,
    `  fix  ${fix}`,
    ...optional('  was acknowledged: ', acknowledgement),
    ...optional('  asked for by ', controls.length === 0 ? undefined : controls.join('; ')),
    `  rule ${finding.rule}`,
  ];
}

function qualification({ status, state }: ReportedFinding): string {
  if (state === 'expired') return 'no longer acknowledged: ';
  return status === 'fail' ? '' : status === 'manual' ? 'to be looked at: ' : 'not resolved: ';
}

function optional(label: string, text: string | undefined): string[] {
  return text === undefined ? [] : [`${label}${text}`];
}

function shortLine(finding: ReportedFinding): string {
  return `${finding.severity.toUpperCase()}  ${finding.rule}  ${placeOf(finding)}`;
}

function acknowledgedLine(finding: ReportedFinding): string {
  return `acknowledged  ${shortLine(finding)}: ${acknowledgementText(finding)}`;
}
