import type { LegAccounts } from './accounts';
import type { CaseResult } from './run-case';

/** The results of one case, in both variants. */
export interface Entry {
  readonly name: string;
  readonly ours: CaseResult;
  readonly plain: CaseResult;
}

type Leg = 'processing' | 'lake';

const OUR_COLUMNS = ['delivered', 'quarantined', 'redriven', 'repeated', 'duplicated', 'lost', 'unaccounted'] as const;
const PLAIN_COLUMNS = ['delivered', 'repeated', 'duplicated', 'lost', 'unaccounted'] as const;

/** A row for each case: where the orders of one leg ended. */
export function legTable(entries: readonly Entry[], leg: Leg): string {
  const head = ['fault', ...OUR_COLUMNS, ...PLAIN_COLUMNS.map((column) => `${column}, plain`)];
  const rows = entries.map(({ name, ours, plain }) => [
    name,
    ...OUR_COLUMNS.map((column) => count(ours[leg][column])),
    ...PLAIN_COLUMNS.map((column) => count(plain[leg][column])),
  ]);
  return table(head, rows);
}

export function alarmTable(entries: readonly Entry[]): string {
  const rows = entries.map(({ name, ours }) => [name, ours.alarms.join(', ') || 'none']);
  return table(['fault', 'alarms that went off'], rows);
}

/** A row for each variant: the sums over all cases, both legs, and how many cases lost anything. */
export function sumTable(entries: readonly Entry[]): string {
  const head = ['pipeline', ...OUR_COLUMNS, 'pairs with a loss'];
  const rows = (['ours', 'plain'] as const).map((variant) => {
    const accounts = entries.flatMap((entry) => [entry[variant].processing, entry[variant].lake]);
    const withLoss = entries.filter((entry) => losses(entry[variant]) > 0);
    return [variant, ...OUR_COLUMNS.map((column) => count(sum(accounts, column))), count(withLoss.length)];
  });
  return table(head, rows);
}

function losses({ processing, lake }: CaseResult): number {
  return sum([processing, lake], 'lost') + sum([processing, lake], 'unaccounted');
}

function sum(accounts: readonly LegAccounts[], column: keyof LegAccounts): number {
  return accounts.reduce((total, account) => total + account[column], 0);
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, column) => (column === 0 ? '---' : '---:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}
