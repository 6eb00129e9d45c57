import type { EstimateReport } from '../../estimate/estimate-report';
import { chargePlace, quantityText, workloadText } from './estimate-text';
import { dollars, dollarsPerGigabyte, marked } from './money';

const STYLE = `
body { font: 15px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; color: #16191f; background: #fff }
h1 { font-size: 1.6rem; margin-bottom: 0 } h2 { font-size: 1.1rem; margin-top: 2rem }
table { border-collapse: collapse; width: 100% } th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #d5dbdb; vertical-align: top }
td.usd, th.usd { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap } small { color: #545b64 }
meter { width: 12rem } @media (prefers-color-scheme: dark) { body { color: #e9ebed; background: #0f1b2a } small { color: #b6bec9 } th, td { border-color: #414d5c } }
`;

type Row = readonly (string | Markup)[];

/** Text that is HTML already. */
class Markup {
  constructor(readonly html: string) {}
}

/** The report as one file that needs no other. */
export function estimateHtml(report: EstimateReport): string {
  const { stacks, usd, usdPerRawGigabyte, workload } = report;
  const title = `${stacks.join(', ')}: $${dollars(usd)} a month`;
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${STYLE}</style></head>
<body>
<h1>${escaped(title)}</h1>
<p>$${dollarsPerGigabyte(usdPerRawGigabyte)} per GB of lines. ${escaped(workloadText(workload))}.</p>
${report.warnings.map((warning) => `<p><strong>${escaped(warning)}</strong></p>`).join('\n')}
${componentTable(report)}
${table(
  'What would save most, each after those before it',
  ['USD', 'Change', 'Leaves'],
  report.savings.map(({ saves, title: change, condition, totalAfter }) => [
    dollars(saves),
    new Markup(`${escaped(change)}<br><small>${escaped(condition ?? '')}</small>`),
    dollars(totalAfter),
  ]),
)}
${table(
  'Break-evens',
  ['What'],
  report.breakEvens.map(({ text }) => [text]),
)}
${table(
  'Charges',
  ['USD', 'Resource', 'Quantity', 'Unit'],
  report.charges.map((charge) => [
    dollars(charge.usd),
    chargePlace(charge),
    quantityText(charge),
    marked(charge.unit, charge.verified),
  ]),
)}
${table(
  'Not estimated',
  ['Resource', 'Type', 'Why'],
  report.notEstimated.map(({ path, stackName, logicalId, type, reason }) => [
    path ?? `${stackName}/${logicalId}`,
    type,
    reason,
  ]),
)}
${table(
  'Prices',
  ['USD', 'Unit', 'Source', 'Date'],
  report.prices.map(({ tiers, unit, source, date, verified }) => [
    tiers.map((tier) => String(tier.usd)).join(', '),
    marked(unit, verified),
    source,
    date,
  ]),
)}
<p><small>* at a price that no second source confirmed</small></p>
</body>
</html>
`;
}

function componentTable({ components, usd }: EstimateReport): string {
  const rows = components.map(({ component, usd: total, usdPerRawGigabyte }): Row => {
    const share = usd === 0 ? 0 : total / usd;
    const bar = new Markup(`<meter value="${share.toFixed(4)}">${(share * 100).toFixed(1)} %</meter>`);
    return [dollars(total), component, dollarsPerGigabyte(usdPerRawGigabyte), bar];
  });
  return table('By component', ['USD', 'Component', 'Per GB', 'Share'], rows);
}

function table(title: string, columns: readonly string[], rows: readonly Row[]): string {
  if (rows.length === 0) return '';
  const cell = (tag: string, column: string | undefined, content: string) =>
    `<${tag}${column === 'USD' || column === 'Leaves' ? ' class="usd"' : ''}>${content}</${tag}>`;
  const head = columns.map((column) => cell('th', column, escaped(column))).join('');
  const body = rows.map(
    (row) => `<tr>${row.map((value, index) => cell('td', columns[index], htmlOf(value))).join('')}</tr>`,
  );
  return `<h2>${escaped(title)}</h2>\n<table><thead><tr>${head}</tr></thead><tbody>\n${body.join('\n')}\n</tbody></table>`;
}

function htmlOf(value: string | Markup): string {
  return value instanceof Markup ? value.html : escaped(value);
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
