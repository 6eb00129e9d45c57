import { SeededRandom } from '../../toolkit/sandbox/kernel/seeded-random';
import type { Order } from './order';

/** Producers pack: a record holds at least so many orders, all of one key. */
const ORDERS_PER_RECORD = 5;
const MOST_RECORDS = 1_000;
/** They take all records of a run within a second: no time passes while a function writes what it has caught up with. */
export const DELIVERED_SHARDS = 32;
const KEYS = 400;

export interface OrderBook {
  readonly orders: readonly Order[];
  readonly ordersPerRecord: number;
  /** Ids of the orders that the first release of the function cannot process. */
  readonly poisonous: ReadonlySet<number>;
}

/** The same orders for the same seed; at least one of them is poisonous where a part is to be. */
export function orderBook(count: number, poison: number, seed: number): OrderBook {
  const random = new SeededRandom(seed);
  const ordersPerRecord = Math.max(ORDERS_PER_RECORD, Math.ceil(count / MOST_RECORDS));
  const orders = Array.from({ length: count }, (_, id) => {
    const record = Math.floor(id / ordersPerRecord);
    const position = Math.floor(record / KEYS) * ordersPerRecord + (id % ordersPerRecord);
    return { id, key: `customer-${record % KEYS}`, position };
  });
  const poisonous = Math.ceil(count * poison);
  return {
    orders,
    ordersPerRecord,
    poisonous: new Set(Array.from({ length: poisonous }, () => random.integer(count))),
  };
}
