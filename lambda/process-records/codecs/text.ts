import type { Codec } from '../codec';
import { inflated } from './inflated';

/** The data of each user record as text in UTF-8; gzip is undone. */
export function text(): Codec<string> {
  return { decode: (data) => inflated(data).toString() };
}
