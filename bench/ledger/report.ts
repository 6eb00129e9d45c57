import { readFileSync, writeFileSync } from 'node:fs';
import { alarmTable, type Entry, legTable, sumTable } from './tables';

export interface Ledger {
  readonly alone: readonly Entry[];
  readonly pairs: readonly Entry[];
  /** Orders of each fault alone, and of each pair. */
  readonly orders: { readonly alone: number; readonly pair: number };
  readonly seed: number;
}

const BEGIN = '<!-- made by npm run bench:ledger -- --write: begin -->';
const END = '<!-- made by npm run bench:ledger -- --write: end -->';

/** Replaces what stands between the marks of a document. */
export function writeLedger(file: string, ledger: Ledger): void {
  const text = readFileSync(file, 'utf8');
  const [before, after] = [text.split(BEGIN)[0], text.split(END)[1]];
  if (before === undefined || after === undefined) throw new Error(`${file} must hold the lines ${BEGIN} and ${END}`);
  writeFileSync(file, `${before}${BEGIN}\n${ledgerText(ledger)}\n${END}${after}`);
}

function ledgerText({ alone, pairs, orders, seed }: Ledger): string {
  return `
Seed ${seed}; ${count(orders.alone)} orders for each fault alone${pairs.length > 0 ? `, ${count(orders.pair)} for each pair` : ''}.

### The function, each fault alone

${legTable(alone, 'processing')}

### The lake, each fault alone

${legTable(alone, 'lake')}

### Alarms, each fault alone

${alarmTable(alone)}
${pairs.length > 0 ? pairText(pairs) : ''}`;
}

function pairText(pairs: readonly Entry[]): string {
  return `
### ${pairs.length} pairs of faults, function and lake together

${sumTable(pairs)}
`;
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}
