import { CONTROL_MESSAGE, type Unit } from './units';

/** What lies under an error prefix, by the type of the error. */
export type ErrorUnits = ReadonlyMap<string, readonly Unit[]>;

/** Where every unit ended: in one of these, and only there. */
export interface Accounts {
  readonly put: number;
  readonly delivered: number;
  readonly errors: Readonly<Record<string, number>>;
  /** By the function, on purpose. */
  readonly dropped: number;
  /** Empty records, of which nothing can be seen where records are joined. */
  readonly empty: number;
  /** Nowhere. */
  readonly unaccounted: number;
  /** In two places, or twice in one, or put by nobody. */
  readonly surplus: number;
  /** Of those, and of the unaccounted, the beginnings. */
  readonly samples: readonly string[];
}

const SAMPLES = 3;
const SAMPLE_LENGTH = 120;

export function closeAccounts(put: readonly Unit[], delivered: readonly Unit[], errors: ErrorUnits): Accounts {
  const balance = new Map<string, number>();
  const add = (units: readonly Unit[], count: number) => {
    for (const { key } of units) balance.set(key, (balance.get(key) ?? 0) + count);
  };
  add(put, 1);
  for (const units of [delivered, ...errors.values()]) add(units, -1);
  const dropped = takeMissing(balance, CONTROL_MESSAGE.key);
  const empty = takeMissing(balance, '');
  const open = [...balance].filter(([, count]) => count !== 0);
  return {
    put: put.length,
    delivered: delivered.length,
    errors: Object.fromEntries([...errors].map(([type, units]) => [type, units.length])),
    dropped,
    empty,
    unaccounted: open.reduce((sum, [, count]) => sum + Math.max(0, count), 0),
    surplus: open.reduce((sum, [, count]) => sum + Math.max(0, -count), 0),
    samples: open.slice(0, SAMPLES).map(([key, count]) => `${count > 0 ? 'missing' : 'surplus'}: ${shown(key)}`),
  };
}

function takeMissing(balance: Map<string, number>, key: string): number {
  const missing = Math.max(0, balance.get(key) ?? 0);
  if (missing > 0) balance.delete(key);
  return missing;
}

function shown(key: string): string {
  return JSON.stringify(key.slice(0, SAMPLE_LENGTH));
}
