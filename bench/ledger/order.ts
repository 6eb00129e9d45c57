/** What the ledger follows: one log line, the only one with its id. */
export interface Order {
  readonly id: number;
  /** Partition key. */
  readonly key: string;
  /** Position among the orders of its key. */
  readonly position: number;
}

/** The line that tells of an order: a poisonous one is what the first release of a handler cannot process. */
export function lineOf({ id, key, position }: Order, isPoison: boolean): string {
  const path = `/orders/${id}?key=${key}&position=${position}`;
  return `203.0.113.7 - - [05/Jan/2026:09:00:00 +0000] "GET ${path} HTTP/1.1" 200 100 "-" "${isPoison ? POISON : 'web'}"`;
}

export const POISON = 'poison';

/** Any text that holds the path and the query of such a line. */
export function orderIn(text: string): Order | undefined {
  const found = /\/orders\/(\d+)\?key=([^&]+)&position=(\d+)/.exec(text);
  return found ? { id: Number(found[1]), key: String(found[2]), position: Number(found[3]) } : undefined;
}
