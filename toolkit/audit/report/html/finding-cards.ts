import type { Controls } from '../../../../lib/audit/rule';
import type { AuditReport, ReportedFinding } from '../audit-report';
import { qualificationOf } from '../finding-groups';
import { acknowledgementText, controlsOf, placeOf, sourceOf } from '../finding-text';
import { html, type Markup } from './markup';

const LONGEST_VALUE = 4_000;
const SHORT_VALUE = 60;

/** One folded card for each finding; what is critical or high is open. */
export function findingList({ rules }: AuditReport, findings: readonly ReportedFinding[]): Markup[] {
  const controls = new Map(rules.map((rule) => [rule.id, rule.controls]));
  return findings.map((finding) => card(finding, controls.get(finding.rule) ?? {}));
}

function card(finding: ReportedFinding, controls: Controls): Markup {
  const { severity, title, type, message, why, fix, state, rule } = finding;
  const qualification = qualificationOf(finding);
  const isOpen = state === 'open' && (severity === 'critical' || severity === 'high');
  return html`<details class="finding ${severity} ${state}"${isOpen ? html` open` : undefined}>
<summary><span class="pill ${severity}">${severity}</span>${qualification === undefined ? undefined : html`<span class="pill plain">${qualification}</span>`}<span class="title">${title}</span><span class="place">${placeOf(finding)}</span></summary>
<dl>
${row('resource', type)}${row('file', sourceOf(finding))}${evidence(finding)}${row('detail', message)}${row('why', why)}${row('fix', fix)}${row('acknowledged', acknowledgementText(finding))}${controlRow(controls)}<dt>rule</dt><dd><code>${rule}</code></dd>
</dl>
</details>
`;
}

function row(name: string, text: string | undefined): Markup | undefined {
  return text === undefined ? undefined : html`<dt>${name}</dt><dd>${text}</dd>`;
}

function evidence({ property, value, before, after }: ReportedFinding): Markup | undefined {
  if (property === undefined) return undefined;
  const isChange = before !== undefined || after !== undefined;
  const text = isChange ? undefined : shown(value);
  if (text !== undefined && text.length <= SHORT_VALUE)
    return html`<dt>evidence</dt><dd><code>${property}: ${text}</code></dd>`;
  const values = isChange
    ? html`<pre class="before">${shown(before)}</pre><pre class="after">${shown(after)}</pre>`
    : html`<pre>${text}</pre>`;
  return html`<dt>evidence</dt><dd><code>${property}</code>${values}</dd>`;
}

function shown(value: unknown): string {
  const text = value === undefined ? 'not set' : JSON.stringify(value, null, 2);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}...` : text;
}

function controlRow(controls: Controls): Markup | undefined {
  const chips = controlsOf(controls).map(
    ({ standard, ids }) => html`<span class="chip"><b>${standard}</b> ${ids.join(', ')}</span>`,
  );
  return chips.length === 0 ? undefined : html`<dt>asked for by</dt><dd>${chips}</dd>`;
}
