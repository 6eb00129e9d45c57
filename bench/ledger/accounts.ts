import type { Order } from './order';

/** An order that was read where a leg delivers to. */
export interface Delivered extends Order {
  /** The same for each delivery of one record: by it, an idempotent reader drops repetitions. */
  readonly eventId: string;
}

export interface LegReading {
  /** In the order of delivery within each key. */
  readonly delivered: readonly Delivered[];
  /** Ids in failure destinations and under error prefixes. */
  readonly quarantined: ReadonlySet<number>;
  /** Records that metrics tell to be gone for good. */
  readonly dropped: number;
}

/** Where every id ended: an id is delivered, quarantined, lost or unaccounted for, and in one of these only. */
export interface LegAccounts {
  readonly delivered: number;
  readonly quarantined: number;
  /** Of the delivered, those which had been in quarantine. */
  readonly redriven: number;
  /** Deliveries that an idempotent reader drops. */
  readonly repeated: number;
  /** Ids that are there twice even for an idempotent reader. */
  readonly duplicated: number;
  /** Nowhere, and a metric tells it. */
  readonly lost: number;
  /** Nowhere, and nothing tells it. */
  readonly unaccounted: number;
  /** Keys whose orders did not come in order; those that came by redrive count not. */
  readonly disordered: number;
}

/**
 * @param before what was quarantined before anything was redriven
 */
export function closeAccounts(
  orders: readonly Order[],
  reading: LegReading,
  before: ReadonlySet<number> = new Set(),
): LegAccounts {
  const kept = withoutRepetitions(reading.delivered);
  const ids = new Set(kept.map(({ id }) => id));
  const quarantined = orders.filter(({ id }) => !ids.has(id) && reading.quarantined.has(id)).length;
  const missing = orders.length - ids.size - quarantined;
  const lost = Math.min(missing, reading.dropped);
  return {
    delivered: ids.size,
    quarantined,
    redriven: [...before].filter((id) => ids.has(id)).length,
    repeated: reading.delivered.length - kept.length,
    duplicated: kept.length - ids.size,
    lost,
    unaccounted: missing - lost,
    disordered: disorderedKeys(kept.filter(({ id }) => !before.has(id))),
  };
}

function withoutRepetitions(delivered: readonly Delivered[]): Delivered[] {
  const seen = new Set<string>();
  return delivered.filter(({ eventId }) => !seen.has(eventId) && seen.add(eventId));
}

function disorderedKeys(delivered: readonly Delivered[]): number {
  const last = new Map<string, number>();
  const disordered = new Set<string>();
  for (const { key, position } of delivered) {
    if (position < (last.get(key) ?? 0)) disordered.add(key);
    last.set(key, position);
  }
  return disordered.size;
}
