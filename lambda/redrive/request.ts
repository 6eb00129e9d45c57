/** What one invocation is asked for. */
export interface RedriveRequest {
  /** The moment it was asked for, in milliseconds since 1970, as are all times. */
  readonly time: number;
  /** Only tells what waits. */
  readonly dryRun: boolean;
  /** Batches that failed from then on. */
  readonly since?: number;
  /** Batches that failed before then. */
  readonly until?: number;
}

type Event = Readonly<Record<string, unknown>>;

const MEMBERS = ['time', 'dryRun', 'since', 'until'];

/** @throws Error that names the member, and what is allowed */
export function readRequest(event: Event | null, now: number): RedriveRequest {
  const { time, dryRun = false, since, until } = event ?? {};
  const unknown = Object.keys(event ?? {}).find((name) => !MEMBERS.includes(name));
  if (unknown !== undefined) throw invalid('event', `an object of ${MEMBERS.join(', ')}`, unknown);
  if (typeof dryRun !== 'boolean') throw invalid('dryRun', 'true or false', dryRun);
  return { time: timeOf('time', time) ?? now, dryRun, since: timeOf('since', since), until: timeOf('until', until) };
}

function timeOf(name: string, value: unknown): number | undefined {
  if (value === undefined) return undefined;
  const time = Date.parse(String(value));
  if (Number.isNaN(time)) throw invalid(name, 'a time such as 2026-06-01T12:00:00Z', value);
  return time;
}

function invalid(name: string, allowed: string, value: unknown): Error {
  return new Error(`redrive: ${name} must be ${allowed}, got ${JSON.stringify(value)}`);
}
