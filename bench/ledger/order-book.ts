import { SeededRandom } from '../../toolkit/cli/produce/seeded-random';
import type { Order } from './order';

/** Producers pack: a record holds so many orders of one key. */
export const ORDERS_PER_RECORD = 5;
const KEYS = 400;

export interface OrderBook {
  readonly orders: readonly Order[];
  /** Ids of the orders that the first release of the function cannot process. */
  readonly poisonous: ReadonlySet<number>;
}

/** The same orders for the same seed, as many as fill whole records; at least one of them is poisonous where a part is to be. */
export function orderBook(count: number, poison: number, seed: number): OrderBook {
  const random = new SeededRandom(seed);
  const orders = Array.from({ length: count }, (_, id) => {
    const record = Math.floor(id / ORDERS_PER_RECORD);
    const position = Math.floor(record / KEYS) * ORDERS_PER_RECORD + (id % ORDERS_PER_RECORD);
    return { id, key: `customer-${record % KEYS}`, position };
  });
  const poisonous = Math.ceil(count * poison);
  return { orders, poisonous: new Set(Array.from({ length: poisonous }, () => random.integer(count))) };
}
