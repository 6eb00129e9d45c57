import { UnreadableInput } from '../kernel/unreadable-input';
import type { Fault } from './fault-kinds';
import { requireFault } from './require-fault';

/** Properties that a document may write as durations, and what they stand for. */
const DURATIONS = { after: 'afterMs', for: 'forMs' } as const;

const ISO_DURATION = /^P(?=.)(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const UNITS_MS = [86_400_000, 3_600_000, 60_000, 1_000];

/**
 * Reads a list of faults from a document.
 * @param owner what the document is, for messages
 * @throws UnreadableInput that names the entry, the property, what it must be and what it is
 */
export function readFaults(owner: string, document: unknown): Fault[] {
  if (!Array.isArray(document))
    throw new UnreadableInput(`${owner}: must be a list of faults, got ${JSON.stringify(document)}`);
  return document.map((entry, i) => {
    const place = `${owner}: entry ${i + 1}`;
    return requireFault(place, inMilliseconds(place, entry));
  });
}

function inMilliseconds(place: string, entry: unknown): unknown {
  if (typeof entry !== 'object' || entry === null) return entry;
  const fault: Record<string, unknown> = { ...entry };
  for (const [name, target] of Object.entries(DURATIONS)) {
    if (fault[name] === undefined) continue;
    if (fault[target] !== undefined)
      throw new UnreadableInput(`${place}: ${name} and ${target} are both set, keep one`);
    fault[target] = milliseconds(place, name, fault[name]);
    delete fault[name];
  }
  return fault;
}

function milliseconds(place: string, name: string, value: unknown): number {
  const match = typeof value === 'string' ? ISO_DURATION.exec(value) : null;
  if (match !== null) return UNITS_MS.reduce((sum, unit, i) => sum + unit * Number(match[i + 1] ?? 0), 0);
  throw new UnreadableInput(
    `${place}: ${name} must be an ISO 8601 duration such as PT10M, got ${JSON.stringify(value)}`,
  );
}
