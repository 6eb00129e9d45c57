import { SeededRandom } from '../../toolkit/cli/produce/seeded-random';
import type { Order } from './order';

const KEYS = 400;

export interface OrderBook {
  readonly orders: readonly Order[];
  /** Ids of the orders that the first release of the function cannot process. */
  readonly poisonous: ReadonlySet<number>;
}

/** The same orders for the same seed; at least one of them is poisonous where a part is to be. */
export function orderBook(count: number, poison: number, seed: number): OrderBook {
  const random = new SeededRandom(seed);
  const orders = Array.from({ length: count }, (_, id) => ({
    id,
    key: `customer-${id % KEYS}`,
    position: Math.floor(id / KEYS),
  }));
  const poisonous = Math.ceil(count * poison);
  return { orders, poisonous: new Set(Array.from({ length: poisonous }, () => random.integer(count))) };
}
