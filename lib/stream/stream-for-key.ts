import { createHash } from 'node:crypto';

/**
 * The stream that takes a key, by rendezvous hashing: of all cells the one whose MD5 of `<cell>/<key>` in UTF-8, as a
 * big-endian number, is the highest. A cell more takes over its part of the keys, and moves none between the others.
 *
 * It belongs into producers, so it needs nothing but Node.js.
 *
 * @param routingTable Streams by cell, as `StreamGroup.routingTable` holds them in JSON.
 * @param key What must stay together and in order, such as a tenant or a host.
 */
export function streamForKey(routingTable: Readonly<Record<string, string>>, key: string): string {
  let [highest, stream] = ['', ''];
  for (const [cell, candidate] of Object.entries(routingTable)) {
    const weight = createHash('md5').update(`${cell}/${key}`).digest('hex');
    if (weight > highest) [highest, stream] = [weight, candidate];
  }
  if (highest === '') throw new Error('streamForKey: routingTable must have a cell, got {}');
  return stream;
}
