import type { Charge } from '../../estimate/estimate';
import type { EstimateReport } from '../../estimate/estimate-report';
import type { Packing, Workload } from '../../estimate/workload';
import { printable } from '../printable';
import { dollars, dollarsPerGigabyte, marked } from './money';

/** Smaller charges are in the totals of their components, and in the other formats. */
const LEAST_USD = 1;

/** The report as a person reads it. */
export function estimateText(report: EstimateReport): string {
  const { stacks, usd, usdPerRawGigabyte, workload } = report;
  const sections = [
    [`${stacks.join(', ')}: $${dollars(usd)} a month, $${dollarsPerGigabyte(usdPerRawGigabyte)} per GB of lines`],
    [workloadText(workload)],
    ...[report.warnings].filter(({ length }) => length > 0),
    [
      'By component',
      ...report.components.map((total) =>
        row(total.usd, `${total.component}  ($${dollarsPerGigabyte(total.usdPerRawGigabyte)} per GB)`),
      ),
    ],
    ['Charges of a dollar and more', ...report.charges.filter((charge) => charge.usd >= LEAST_USD).map(chargeText)],
    savingLines(report),
    listed(
      'Break-evens',
      report.breakEvens.map(({ text }) => text),
    ),
    listed(
      'Not estimated',
      report.notEstimated.map(
        ({ path, stackName, logicalId, type, reason }) => `${path ?? `${stackName}/${logicalId}`} (${type}): ${reason}`,
      ),
    ),
    unverifiedLines(report),
  ];
  const lines = sections
    .filter(({ length }) => length > 0)
    .map((section) => section.map((line) => `${printable(line)}\n`).join(''));
  return lines.join('\n');
}

export function workloadText(workload: Workload): string {
  const { gigabytesPerDay, lineBytes, peakToMean } = workload;
  const volume = Number(gigabytesPerDay.toPrecision(4)).toLocaleString('en-US');
  return `${volume} GB of lines a day, ${lineBytes} bytes each, ${packingText(workload)}, the peak ${peakToMean} times the mean`;
}

/** Without the last parts of the path, which only say that the construct has a resource. */
export function chargePlace({ resource: { path, stackName, logicalId } }: Charge): string {
  return path?.replace(/(\/Resource)+$/, '') ?? `${stackName}/${logicalId}`;
}

export function quantityText({ quantity }: Charge): string {
  return Number(quantity.toPrecision(4)).toLocaleString('en-US');
}

function packingText({ packing, recordBytes, gzipRatio }: Workload): string {
  const records = `records of ${recordBytes} bytes`;
  const texts: Record<Packing, string> = {
    none: 'each a record of its own',
    lines: `packed into ${records}`,
    kpl: `aggregated into ${records} by the Kinesis Producer Library`,
    gzip: `gzip'd ${gzipRatio} times smaller into ${records}`,
  };
  return texts[packing];
}

function chargeText(charge: Charge): string {
  const text = `${chargePlace(charge)}: ${quantityText(charge)} x ${charge.unit}`;
  return row(charge.usd, marked(text, charge.verified));
}

function savingLines({ savings }: EstimateReport): string[] {
  if (savings.length === 0) return [];
  return [
    'What would save most, each after those before it',
    ...savings.flatMap(({ saves, totalAfter, title, condition }) => [
      row(saves, `${title}: leaves $${dollars(totalAfter)}`),
      ...(condition === undefined ? [] : [`${' '.repeat(14)}${condition}`]),
    ]),
  ];
}

function listed(title: string, entries: readonly string[]): string[] {
  return entries.length === 0 ? [] : [title, ...entries.map((entry) => `  ${entry}`)];
}

function unverifiedLines({ charges }: EstimateReport): string[] {
  return charges.some(({ verified }) => !verified) ? ['* at a price that no second source confirmed'] : [];
}

function row(usd: number, text: string): string {
  return `${dollars(usd).padStart(12)}  ${text}`;
}
