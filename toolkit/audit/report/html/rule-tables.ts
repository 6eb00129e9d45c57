import type { AuditReport, ReportedConcern, ReportedRule } from '../audit-report';
import { controlsOf } from '../finding-text';
import { html, type Markup } from './markup';

const HEADINGS: Readonly<Record<ReportedConcern, string>> = {
  'data-loss': 'Data loss',
  security: 'Security',
  cost: 'Cost',
  operability: 'Operability',
  change: 'Changes',
  acknowledgement: 'Acknowledgements',
};

/** Every rule that was asked, with what it said: an auditor wants to know what was looked for, too. */
export function ruleTables({ rules }: AuditReport): Markup {
  const concerns = Object.entries(HEADINGS).map(([concern, heading]) => {
    const own = rules.filter((rule) => rule.concern === concern);
    return own.length === 0 ? html`` : table(heading, own);
  });
  return html`<section>
<h2>Rules <span class="count">${rules.length}</span></h2>
${concerns}
</section>
`;
}

function table(heading: string, rules: readonly ReportedRule[]): Markup {
  const passed = rules.filter(({ status }) => status === 'pass' || status === 'not-applicable').length;
  return html`<details class="rules">
<summary><span class="title">${heading}</span><span class="place">${passed} of ${rules.length} without findings</span></summary>
<table>
<thead><tr><th>status</th><th>rule</th><th>severity</th><th>looks for</th><th>controls</th></tr></thead>
<tbody>${rules.map(row)}</tbody>
</table>
</details>
`;
}

function row({ id, status, severity, title, controls }: ReportedRule): Markup {
  const asked = controlsOf(controls).map(({ standard, ids }) => html`<div>${standard} ${ids.join(', ')}</div>`);
  return html`<tr><td><span class="status ${status}">${status.replace('-', ' ')}</span></td><td><code>${id}</code></td><td>${severity}</td><td>${title}</td><td>${asked}</td></tr>
`;
}
