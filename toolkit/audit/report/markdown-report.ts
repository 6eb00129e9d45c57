import type { AuditReport, ReportedFinding } from './audit-report';
import { findingCounts, ruleCounts } from './counts-text';
import { type FindingGroup, groupsOf } from './finding-groups';
import { acknowledgementText, controlsOf, evidenceOf, inState, placeOf, sourceOf, toBeLookedAt } from './finding-text';
import { code, prose } from './markdown-text';

/** The report as the comment on a pull request: what counts in a table with details, the rest folded away. */
export function markdownReport(report: AuditReport): string {
  const full = [...inState(report, 'open', 'expired'), ...toBeLookedAt(report)];
  const acknowledged = report.findings.filter(({ state }) => state === 'acknowledged');
  const parts = [
    `## Audit: ${findingCounts(report)}`,
    groupsOf(full, report.rules).map(section).join('\n\n'),
    folded('Known from the baseline', inState(report, 'known').map(line)),
    folded(
      'Acknowledged',
      acknowledged.map((finding) => `${line(finding)}: ${prose(acknowledgementText(finding) ?? '')}`),
    ),
    folded(
      'Gone since the baseline',
      report.vanished.map((finding) => `${code(finding.rule)} ${code(placeOf(finding))}`),
    ),
    templates(report),
    `${ruleCounts(report)}. ${prose(report.tool.name)} ${prose(report.tool.version)}, acknowledgements as of ${report.day}.`,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function section({ rule, qualification, findings }: FindingGroup): string {
  const { id, severity, title, why, fix } = rule;
  const heading = `### ${severity}${qualification === undefined ? '' : `, ${qualification}`}: ${prose(title)}`;
  const asked = controlsOf(rule.controls).map(({ standard, ids }) => `${prose(standard)} ${prose(ids.join(', '))}`);
  const facts = [
    `**Why:** ${prose(why)}`,
    `**Fix:** ${prose(fix)}`,
    ...(asked.length === 0 ? [] : [`**Asked for by:** ${asked.join('; ')}`]),
    `**Rule:** ${code(id)}`,
  ];
  const table = ['| resource | file | evidence |', '| --- | --- | --- |', ...findings.map(row)];
  return [heading, '', ...table, '', ...facts.map((fact) => `- ${fact}`)].join('\n');
}

function row(finding: ReportedFinding): string {
  const { type, message } = finding;
  const resource = [code(placeOf(finding)), optional(type, code)];
  const acknowledgement = optional(acknowledgementText(finding), (text) => `was acknowledged: ${prose(text)}`);
  const evidence = [optional(evidenceOf(finding), code), optional(message, prose), acknowledgement];
  return `| ${lines(resource)} | ${optional(sourceOf(finding), code)} | ${lines(evidence)} |`;
}

function lines(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('<br>');
}

function folded(summary: string, lines: readonly string[]): string {
  if (lines.length === 0) return '';
  const items = lines.map((text) => `- ${text}`).join('\n');
  return `<details><summary>${summary} (${lines.length})</summary>\n\n${items}\n\n</details>`;
}

function line(finding: ReportedFinding): string {
  return `${finding.severity} ${code(finding.rule)} ${code(placeOf(finding))}`;
}

function templates({ stacks }: AuditReport): string {
  const rows = stacks.map(
    ({ stackName, file, resources, sha256 }) =>
      `| ${code(stackName)} | ${optional(file, code)} | ${resources} | ${code(sha256)} |`,
  );
  return ['| stack | template | resources | sha256 |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function optional(text: string | undefined, format: (text: string) => string): string {
  return text === undefined ? '' : format(text);
}
