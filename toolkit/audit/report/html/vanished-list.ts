import type { AuditReport } from '../audit-report';
import { placeOf } from '../finding-text';
import { html, type Markup } from './markup';

/** What the baseline had, and the templates have no longer. */
export function vanishedList({ vanished }: AuditReport): Markup {
  if (vanished.length === 0) return html``;
  const items = vanished.map(
    (finding) => html`<li><code>${finding.rule}</code> <span class="place">${placeOf(finding)}</span></li>`,
  );
  return html`<section>
<h2>Gone since the baseline <span class="count">${vanished.length}</span></h2>
<ul class="gone">${items}</ul>
</section>
`;
}
