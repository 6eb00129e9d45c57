import { createHash } from 'node:crypto';
import type { AuditReport, ReportedFinding } from '../audit-report';
import { inState, toBeLookedAt } from '../finding-text';
import { findingList } from './finding-cards';
import { html, Markup } from './markup';
import { ruleTables } from './rule-tables';
import { STYLE } from './style';
import { summary } from './summary';
import { vanishedList } from './vanished-list';

/** One page that needs nothing from elsewhere, for a browser or for paper. */
export function htmlReport(report: AuditReport): string {
  const names = report.stacks.map(({ stackName }) => stackName).join(', ');
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${styleHash()}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Audit of ${names}</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
${summary(report)}
<main>
${findingSections(report)}
${vanishedList(report)}
${ruleTables(report)}
</main>
<footer>${report.tool.name} ${report.tool.version}, ${report.rules.length} rules; acknowledgements as of ${report.day}</footer>
</body>
</html>
`;
  return page.text;
}

function findingSections(report: AuditReport): Markup[] {
  const acknowledged = report.findings.filter(({ state }) => state === 'acknowledged');
  const counted = inState(report, 'open', 'expired');
  return [
    ...report.stacks.map(({ stackName }) => section(report, `Findings in ${stackName}`, ofStack(counted, stackName))),
    section(report, 'Acknowledgements to mend', ofStack(counted, undefined)),
    section(report, 'To be looked at', toBeLookedAt(report)),
    section(report, 'Known from the baseline', inState(report, 'known')),
    section(report, 'Acknowledged', acknowledged),
  ];
}

function section(report: AuditReport, heading: string, findings: readonly ReportedFinding[]): Markup {
  if (findings.length === 0) return html``;
  return html`<section>
<h2>${heading} <span class="count">${findings.length}</span></h2>
${findingList(report, findings)}
</section>
`;
}

function ofStack(findings: readonly ReportedFinding[], name: string | undefined): readonly ReportedFinding[] {
  return findings.filter(({ stack }) => stack === name);
}

/** The only style the page may have is this one, whatever gets into its text. */
function styleHash(): string {
  return createHash('sha256').update(STYLE).digest('base64');
}
