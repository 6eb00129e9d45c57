import { SEVERITIES } from '../../../../lib/audit/severity';
import type { AuditReport, ReportedStack } from '../audit-report';
import { ruleCounts } from '../counts-text';
import { inState, toBeLookedAt } from '../finding-text';
import { STATUSES } from '../rule-statuses';
import { html, type Markup } from './markup';

const VERDICTS: Readonly<Record<number, { readonly mood: string; readonly text: string }>> = {
  0: { mood: 'good', text: 'Passed' },
  1: { mood: 'bad', text: 'Failed' },
  3: { mood: 'late', text: 'Acknowledgements have expired' },
};

/** What a reader wants first: the verdict, how much there is of what, and which templates were looked at. */
export function summary(report: AuditReport): Markup {
  const { mood, text } = VERDICTS[report.exitCode] ?? { mood: 'bad', text: 'Failed' };
  return html`<header>
<h1>Audit of ${report.stacks.length === 1 ? report.stacks[0]?.stackName : `${report.stacks.length} stacks`}</h1>
<p class="verdict ${mood}">${text} <small>${report.failOn === 'low' ? 'every finding counts' : `${report.failOn} findings and worse count`}</small></p>
<div class="tiles">${severityTiles(report)}${stateTiles(report)}</div>
<div class="meter" role="img" aria-label="${ruleCounts(report)}">${ruleBars(report)}</div>
<p class="quiet">${ruleCounts(report)}</p>
<table class="stacks">
<thead><tr><th>stack</th><th>template</th><th>resources</th><th>SHA-256</th></tr></thead>
<tbody>${report.stacks.map(stackRow)}</tbody>
</table>
</header>`;
}

function severityTiles(report: AuditReport): Markup[] {
  const counted = inState(report, 'open', 'expired');
  return SEVERITIES.map((severity) =>
    tile(severity, counted.filter((each) => each.severity === severity).length, severity),
  );
}

function stateTiles(report: AuditReport): Markup[] {
  const acknowledged = report.findings.filter(({ state }) => state === 'acknowledged').length;
  return [
    tile('quiet', toBeLookedAt(report).length, 'to be looked at'),
    tile('quiet', inState(report, 'known').length, 'known'),
    tile('quiet', acknowledged, 'acknowledged'),
  ];
}

function tile(kind: string, count: number, label: string): Markup {
  return html`<div class="tile ${count === 0 ? 'none' : kind}"><b>${count}</b><span>${label}</span></div>`;
}

/** One cell for each rule, as a style of the page could not set a width. */
function ruleBars({ rules }: AuditReport): Markup[] {
  const sorted = [...rules].sort((one, other) => STATUSES.indexOf(one.status) - STATUSES.indexOf(other.status));
  return sorted.map(({ id, status }) => html`<i class="${status}" title="${id}: ${status}"></i>`);
}

function stackRow({ stackName, file, resources, sha256 }: ReportedStack): Markup {
  return html`<tr><td>${stackName}</td><td><code>${file}</code></td><td>${resources}</td><td><code class="hash">${sha256}</code></td></tr>`;
}
