import type { AuditedStack } from '../audit/audited-stack';
import { type BreakEven, breakEvens } from './break-evens';
import { type Estimate, estimate, type NotEstimated } from './estimate';
import { Flows } from './flow/flows';
import { resolveStacks } from './model/resolve-stacks';
import type { Price, PriceTable } from './price-table';
import { type Saving, savings } from './savings';
import type { Workload } from './workload';

const NAMED_ENTRIES = 5;

/** What a month of some stacks costs, and what would make it cheaper. */
export interface EstimateReport extends Omit<Estimate, 'notEstimated'> {
  readonly stacks: readonly string[];
  readonly workload: Workload;
  readonly components: readonly ComponentTotal[];
  readonly notEstimated: readonly NotEstimated[];
  readonly savings: readonly Saving[];
  readonly breakEvens: readonly BreakEven[];
  /** The prices that were used. */
  readonly prices: readonly Price[];
}

export interface ComponentTotal {
  readonly component: string;
  readonly usd: number;
  readonly usdPerRawGigabyte: number;
}

export function estimateReport(
  stacks: readonly AuditedStack[],
  workload: Workload,
  prices: PriceTable,
): EstimateReport {
  const { model, unreadable } = resolveStacks(stacks);
  const flows = new Flows(model, workload);
  const result = estimate(flows, prices);
  const notResolved = unreadable.map(({ reason, ...resource }) => ({
    ...resource,
    reason: `it cannot be resolved: ${reason}`,
  }));
  const used = new Set(result.charges.map(({ price }) => price));
  return {
    ...result,
    stacks: stacks.map(({ stackName }) => stackName),
    workload,
    components: componentsOf(result),
    notEstimated: [...result.notEstimated, ...notResolved],
    warnings: [...entryWarnings(flows), ...result.warnings],
    savings: savings(flows, prices),
    breakEvens: breakEvens(flows, prices),
    prices: prices.all.filter(({ id }) => used.has(id)),
  };
}

function componentsOf({ charges, usd, usdPerRawGigabyte }: Estimate): ComponentTotal[] {
  const totals = new Map<string, number>();
  for (const charge of charges) totals.set(charge.component, (totals.get(charge.component) ?? 0) + charge.usd);
  const perUsd = usd === 0 ? 0 : usdPerRawGigabyte / usd;
  return [...totals]
    .map(([component, total]) => ({ component, usd: total, usdPerRawGigabyte: total * perUsd }))
    .sort((a, b) => b.usd - a.usd);
}

/** Where the lines were taken to enter is told wherever it is not plain. */
function entryWarnings({ entryPoints }: Flows): string[] {
  if (entryPoints.length === 1) return [];
  if (entryPoints.length === 0)
    return ['no data stream and no delivery stream takes lines: only what costs without them is estimated'];
  const named = entryPoints.slice(0, NAMED_ENTRIES).map(({ id }) => id);
  const further = entryPoints.length > NAMED_ENTRIES ? [`and ${entryPoints.length - NAMED_ENTRIES} more`] : [];
  return [`the lines enter by ${[...named, ...further].join(', ')}: the same part of them by each`];
}
