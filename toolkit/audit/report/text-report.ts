import type { AuditReport, ReportedFinding } from './audit-report';
import { findingCounts, plural, ruleCounts } from './counts-text';
import { type FindingGroup, groupsOf } from './finding-groups';
import { acknowledgementText, controlsOf, evidenceOf, inState, placeOf, sourceOf, toBeLookedAt } from './finding-text';

/** The report for a person in a terminal: what counts in full, the rest in one line each. */
export function textReport(report: AuditReport): string {
  const full = [...inState(report, 'open', 'expired'), ...toBeLookedAt(report)];
  const known = inState(report, 'known').map((finding) => `known  ${shortLine(finding)}`);
  const acknowledged = report.findings.filter(({ state }) => state === 'acknowledged').map(acknowledgedLine);
  const gone = report.vanished.map((finding) => `gone  ${finding.rule}  ${placeOf(finding)}`);
  const blocks = groupsOf(full, report.rules).map(groupLines);
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

function groupLines({ rule, qualification, findings }: FindingGroup): string[] {
  const { id, severity, title, why, fix, controls } = rule;
  const asked = controlsOf(controls).map(({ standard, ids }) => `${standard} ${ids.join(', ')}`);
  return [
    `${severity.toUpperCase()}  ${qualification === undefined ? '' : `${qualification}: `}${title}`,
    ...findings.flatMap(findingLines),
    `  why  ${why}`,
    `  fix  ${fix}`,
    ...optional('  asked for by ', asked.length === 0 ? undefined : asked.join('; ')),
    `  rule ${id}`,
  ];
}

function findingLines(finding: ReportedFinding): string[] {
  return [
    `  ${placeOf(finding)}${finding.type === undefined ? '' : ` (${finding.type})`}`,
    ...optional('    ', evidenceOf(finding)),
    ...optional('    ', finding.message),
    ...optional('    at ', sourceOf(finding)),
    ...optional('    was acknowledged: ', acknowledgementText(finding)),
  ];
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
