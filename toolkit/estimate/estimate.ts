import type { Flows } from './flow/flows';
import { shardsOf } from './flow/shards';
import { MONTH_HOURS } from './flow/traffic';
import type { ModelResource } from './model/model-resource';
import type { PriceTable } from './price-table';
import { METERS } from './services';
import { isFree, notEstimatedReason } from './services/free-types';
import type { Metered } from './services/meter';

/** One quantity of one resource, with its price. */
export interface Charge {
  readonly component: string;
  readonly price: string;
  readonly unit: string;
  readonly resource: Pick<ModelResource, 'stackName' | 'logicalId' | 'type' | 'path'>;
  readonly quantity: number;
  readonly usd: number;
  readonly verified: boolean;
}

export interface NotEstimated extends Pick<ModelResource, 'stackName' | 'logicalId' | 'type' | 'path'> {
  readonly reason: string;
}

/** A month of 730 hours in USD. */
export interface Estimate {
  readonly usd: number;
  readonly usdPerRawGigabyte: number;
  /** The dearest first. */
  readonly charges: readonly Charge[];
  readonly notEstimated: readonly NotEstimated[];
  /** What the workload does not fit into. */
  readonly warnings: readonly string[];
}

export function estimate(flows: Flows, prices: PriceTable): Estimate {
  const charges = chargesOf(flows, prices);
  const usd = totalOf(charges);
  return {
    usd,
    usdPerRawGigabyte: usd / ((flows.workload.gigabytesPerDay * MONTH_HOURS) / 24),
    charges: [...charges].sort((a, b) => b.usd - a.usd),
    notEstimated: flows.model.resources.flatMap(notEstimated),
    warnings: warningsOf(flows),
  };
}

/** Tiers are of a whole account: each resource bears its part of what all together cost. */
function chargesOf(flows: Flows, prices: PriceTable): Charge[] {
  const metered = flows.model.resources.flatMap((resource) => {
    const meter = Object.hasOwn(METERS, resource.type) ? METERS[resource.type] : undefined;
    const quantities = quantitiesOf(meter?.(resource, flows) ?? []);
    return [...quantities].map(([price, quantity]) => ({ price, quantity, resource }));
  });
  const totals = new Map<string, number>();
  for (const { price, quantity } of metered) totals.set(price, (totals.get(price) ?? 0) + quantity);
  return metered.map(({ price, quantity, resource: { stackName, logicalId, type, path } }) => {
    const total = totals.get(price) ?? quantity;
    const { usd, verified } = prices.cost(price, total);
    const { component, unit } = prices.price(price);
    const resource = { stackName, logicalId, type, path };
    return { component, price, unit, resource, quantity, usd: (usd * quantity) / total, verified };
  });
}

/** What is used of each price; a function that serves two delivery streams is one charge. */
function quantitiesOf(metered: readonly Metered[]): ReadonlyMap<string, number> {
  const quantities = new Map<string, number>();
  for (const { price, quantity } of metered) {
    if (quantity > 0) quantities.set(price, (quantities.get(price) ?? 0) + quantity);
  }
  return quantities;
}

function totalOf(charges: readonly Charge[]): number {
  return charges.reduce((sum, { usd }) => sum + usd, 0);
}

function notEstimated({ stackName, logicalId, type, path }: ModelResource): NotEstimated[] {
  if (Object.hasOwn(METERS, type) || isFree(type)) return [];
  return [{ stackName, logicalId, type, path, reason: notEstimatedReason(type) }];
}

function warningsOf(flows: Flows): string[] {
  return flows.topology.streams().flatMap((stream) => {
    const { mean, neededAtPeak, scaled } = shardsOf(stream, flows.into(stream), flows.workload);
    if (scaled || neededAtPeak <= mean) return [];
    return [`${stream.id}: the peak needs ${neededAtPeak} shards, it has ${mean}: it would throttle`];
  });
}
