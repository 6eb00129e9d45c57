import { readLogEnvelope } from '../../shared/log-envelope';
import type { Codec } from '../codec';
import { inflated } from './inflated';

/**
 * Each line of a user record, without its end. Gzip is undone; of what a subscription of CloudWatch Logs sent, each log event is a
 * line, whatever it holds.
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
  const found = text.split('\n');
  if (found.at(-1) === '') found.pop();
  return text.includes('\r') ? found.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line)) : found;
}
