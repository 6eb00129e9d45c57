import { inflate, isGzip, MAX_INFLATED_BYTES } from '../../shared/bounded-inflate';

/** Data as a producer had it before it used gzip, if it did. */
export function inflated(data: Buffer): Buffer {
  if (!isGzip(data)) return data;
  const content = inflate(data);
  if (content === undefined) throw new Error(`gzip is damaged or holds more than ${MAX_INFLATED_BYTES} bytes`);
  return content;
}
