import type { AuditReport, ReportedFinding, ReportedRule } from './audit-report';
import { findingCounts, ruleCounts } from './counts-text';
import { acknowledgementText, controlsOf, evidenceOf, inState, placeOf, sourceOf, toBeLookedAt } from './finding-text';
import { code, prose } from './markdown-text';

/** The report as the comment on a pull request: what counts in a table with details, the rest folded away. */
export function markdownReport(report: AuditReport): string {
  const rules = new Map(report.rules.map((rule) => [rule.id, rule]));
  const full = [...inState(report, 'open', 'expired'), ...toBeLookedAt(report)];
  const acknowledged = report.findings.filter(({ state }) => state === 'acknowledged');
  const parts = [
    `## Audit: ${findingCounts(report)}`,
    full.map((finding) => section(finding, rules.get(finding.rule))).join('\n\n'),
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

function section(finding: ReportedFinding, rule: ReportedRule | undefined): string {
  const { severity, title, why, fix, message, type } = finding;
  const rows = [
    ['where', code(placeOf(finding)) + (type === undefined ? '' : ` (${code(type)})`)],
    ['file', optional(sourceOf(finding), code)],
    ['evidence', optional(evidenceOf(finding), code)],
    ['detail', optional(message, prose)],
    ['why', prose(why)],
    ['fix', prose(fix)],
    ['was acknowledged', optional(acknowledgementText(finding), prose)],
    ['controls', controls(rule)],
    ['rule', code(finding.rule)],
  ].filter(([, text]) => text !== '');
  const table = rows.map(([name, text]) => `| ${name} | ${text} |`);
  return [`### ${severity}${qualification(finding)}: ${prose(title)}`, '', '| | |', '| --- | --- |', ...table].join(
    '\n',
  );
}

function qualification({ status, state }: ReportedFinding): string {
  if (state === 'expired') return ', no longer acknowledged';
  return status === 'fail' ? '' : status === 'manual' ? ', to be looked at' : ', not resolved';
}

function controls(rule: ReportedRule | undefined): string {
  return controlsOf(rule?.controls ?? {})
    .map(({ standard, ids }) => `${prose(standard)} ${prose(ids.join(', '))}`)
    .join('; ');
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
