import { readFileSync, writeFileSync } from 'node:fs';
import type { Input } from './input';
import type { DeliveryResult } from './run';

export interface DeliveryReport {
  readonly input: Input;
  readonly results: readonly DeliveryResult[];
}

const BEGIN = '<!-- made by npm run bench:deliveries -- --write: begin -->';
const END = '<!-- made by npm run bench:deliveries -- --write: end -->';

/** Replaces what stands between the marks of a document. */
export function writeDeliveries(file: string, report: DeliveryReport): void {
  const text = readFileSync(file, 'utf8');
  const [before, after] = [text.split(BEGIN)[0], text.split(END)[1]];
  if (before === undefined || after === undefined) throw new Error(`${file} must hold the lines ${BEGIN} and ${END}`);
  writeFileSync(file, `${before}${BEGIN}\n\n${reportText(report)}\n\n${END}${after}`);
}

function reportText({ input, results }: DeliveryReport): string {
  const names = new Set(results.map(({ delivery }) => delivery.destination.name));
  const rows = [...names].map((name) =>
    rowOf(
      name,
      results.filter(({ delivery }) => delivery.destination.name === name),
    ),
  );
  return [
    `${count(input.lines.length)} ${input.origin} through each combination.`,
    '',
    line(['destination', 'combinations', ...FIGURES.map(([title]) => title), 'in error objects']),
    line(['---', '---:', ...FIGURES.map(() => '---:'), '---']),
    ...rows,
  ].join('\n');
}

const FIGURES: readonly (readonly [string, (result: DeliveryResult) => number])[] = [
  ['records put', ({ records }) => records],
  ['refused', ({ refused }) => refused],
  ['lines in them', ({ accounts }) => accounts.put],
  ['delivered', ({ accounts }) => accounts.delivered],
  ['dropped', ({ accounts }) => accounts.dropped],
  ['empty', ({ accounts }) => accounts.empty],
  ['records backed up', ({ backup }) => backup?.records ?? 0],
  ['unaccounted', ({ accounts }) => accounts.unaccounted],
  ['surplus', ({ accounts }) => accounts.surplus],
];

function rowOf(name: string, results: readonly DeliveryResult[]): string {
  const figures = FIGURES.map(([, figure]) => count(results.reduce((sum, result) => sum + figure(result), 0)));
  return line([name, count(results.length), ...figures, errorsOf(results)]);
}

function errorsOf(results: readonly DeliveryResult[]): string {
  const sums = new Map<string, number>();
  for (const { accounts } of results) {
    for (const [type, units] of Object.entries(accounts.errors)) sums.set(type, (sums.get(type) ?? 0) + units);
  }
  return [...sums].map(([type, units]) => `${type}: ${count(units)}`).join(', ') || 'none';
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}
