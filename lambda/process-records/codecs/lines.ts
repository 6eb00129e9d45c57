import { readLogEnvelope } from '../../shared/log-envelope';
import type { Codec } from '../codec';
import { inflated } from './inflated';

/** A few kilobytes of gzip can hold sixteen million lines, each of which takes far more memory than its bytes. */
const MAX_LINES = 1_000_000;

/**
 * Each line of a user record, without its end. Gzip is undone; of what a subscription of CloudWatch Logs sent, each log event is a
 * line, whatever it holds. A user record of more than a million lines is invalid.
 */
export function lines(): Codec<string, string> {
  return { unpack: linesOf, decode: (line) => line };
}

export function linesOf(data: Buffer): readonly string[] {
  const content = inflated(data);
  const envelope = readLogEnvelope(content, content.length);
  return envelope?.messages ?? splitLines(content.toString());
}

function splitLines(text: string): string[] {
  // So many that one too many is seen, be it followed by the end of the last line or not.
  const found = text.split('\n', MAX_LINES + 2);
  if (found.at(-1) === '') found.pop();
  if (found.length > MAX_LINES) throw new Error(`data has more than ${MAX_LINES} lines`);
  return text.includes('\r') ? found.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line)) : found;
}
