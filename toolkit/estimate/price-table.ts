import { UnreadableInput } from '../sandbox/kernel/unreadable-input';
import usEast1 from './prices/us-east-1.json';

/** Of what is used from the end of the tier before up to `upTo`; the last has no end. */
export interface PriceTier {
  readonly upTo?: number;
  readonly usd: number;
  readonly verified?: boolean;
}

/** One row of a price table, with where it comes from. */
export interface Price {
  readonly id: string;
  /** The service on the bill. */
  readonly component: string;
  readonly unit: string;
  readonly tiers: readonly PriceTier[];
  readonly source: string;
  /** When the source was written. */
  readonly date: string;
  readonly verified: boolean;
}

type PriceRow = Omit<Price, 'tiers'> & { readonly usd?: number; readonly tiers?: readonly PriceTier[] };

const OWN_SOURCE = { source: 'given with --prices', date: '', verified: true };

/** What a quantity costs, and whether every price in it was confirmed. */
export interface Cost {
  readonly usd: number;
  readonly verified: boolean;
}

/** The prices of a Region, by id. */
export class PriceTable {
  /** @param rows of a table as the package holds it */
  static of(rows: readonly PriceRow[]): PriceTable {
    return new PriceTable(new Map(rows.map((row) => [row.id, priceOf(row)])));
  }

  private constructor(private readonly prices: ReadonlyMap<string, Price>) {}

  get all(): readonly Price[] {
    return [...this.prices.values()];
  }

  price(id: string): Price {
    const price = this.prices.get(id);
    if (price === undefined) throw new Error(`there is no price ${id}`);
    return price;
  }

  cost(id: string, quantity: number): Cost {
    const { tiers, verified } = this.price(id);
    let usd = 0;
    let allVerified = verified;
    let start = 0;
    for (const tier of tiers) {
      const used = Math.max(0, Math.min(quantity, tier.upTo ?? Number.POSITIVE_INFINITY) - start);
      usd += used * tier.usd;
      if (used > 0 && tier.verified === false) allVerified = false;
      start = tier.upTo ?? start;
    }
    return { usd, verified: allVerified };
  }

  /**
   * The table with other prices in place of its own.
   * @param source where they come from, for messages
   * @throws UnreadableInput that names what is no price
   */
  with(source: string, overrides: unknown): PriceTable {
    if (typeof overrides !== 'object' || overrides === null || Array.isArray(overrides)) {
      throw new UnreadableInput(`${source}: prices must be an object of ids and USD, got ${JSON.stringify(overrides)}`);
    }
    const changed = Object.entries(overrides).map(([id, usd]) => this.overridden(source, id, usd));
    return new PriceTable(new Map([...this.prices, ...changed]));
  }

  private overridden(source: string, id: string, usd: unknown): [string, Price] {
    const price = this.prices.get(id);
    if (price === undefined) {
      throw new UnreadableInput(`${source}: there is no price ${id}; there is: ${[...this.prices.keys()].join(', ')}`);
    }
    if (typeof usd !== 'number' || !Number.isFinite(usd) || usd < 0) {
      throw new UnreadableInput(`${source}: ${id} must be a number of USD from 0, got ${JSON.stringify(usd)}`);
    }
    return [id, { ...price, ...OWN_SOURCE, tiers: [{ usd }] }];
  }
}

/** The prices the package comes with. */
export const US_EAST_1 = PriceTable.of(usEast1.prices);

function priceOf({ usd, tiers, ...row }: PriceRow): Price {
  return { ...row, tiers: tiers ?? [{ usd: usd ?? 0 }] };
}
