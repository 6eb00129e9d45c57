import type { Codec } from '../codec';

/** The data of each user record as it is. */
export function bytes(): Codec<Buffer> {
  return { decode: (data) => data };
}
