import type { Batch } from './batch';
import type { EventMembers } from './event-text';
import type { ResolvedMappingsOptions } from './mappings-options';

/** Most bytes of a window's state. */
const STATE_LIMIT = 1_048_576;

const EMPTY_STATE = '{}';

/** A window as it is kept for the next process. */
export interface SavedWindow {
  readonly start: number;
  readonly state: string;
}

export interface WindowRules {
  readonly sizeMs: number;
  readonly from: ResolvedMappingsOptions['windowsFrom'];
}

/** The tumbling windows of one shard: one at a time, records in them by arrival. */
export class TumblingWindows {
  private start: number | undefined;
  private state = EMPTY_STATE;

  constructor(
    private readonly rules: WindowRules,
    private readonly shard: { readonly shardId: string; readonly sourceArn: string },
    saved?: SavedWindow,
  ) {
    this.start = saved?.start;
    this.state = saved?.state ?? EMPTY_STATE;
  }

  /** When the open window ends; undefined without one. */
  get end(): number | undefined {
    return this.start === undefined ? undefined : this.start + this.rules.sizeMs;
  }

  get saved(): SavedWindow | undefined {
    return this.start === undefined ? undefined : { start: this.start, state: this.state };
  }

  /** Opens the window of a record, unless one is open. */
  openFor(arrival: number): void {
    const { sizeMs, from } = this.rules;
    this.start ??= from === 'EPOCH' ? Math.floor(arrival / sizeMs) * sizeMs : arrival;
  }

  /** Takes over the state that an invocation returned. */
  keep(state: string): void {
    this.state = state;
  }

  get overflows(): boolean {
    return Buffer.byteLength(this.state) > STATE_LIMIT;
  }

  /** After an early end the same window goes on, with a fresh state. */
  finish(end: NonNullable<Batch['windowEnd']>): void {
    if (end === 'in-time') this.start = undefined;
    this.state = EMPTY_STATE;
  }

  eventMembers(end?: Batch['windowEnd']): EventMembers {
    const { shardId, sourceArn: eventSourceARN } = this.shard;
    const window = { start: isoSeconds(this.start ?? 0), end: isoSeconds(this.end ?? 0) };
    const ending = { isFinalInvokeForWindow: end !== undefined, isWindowTerminatedEarly: end === 'early' };
    const rest = JSON.stringify({ shardId, eventSourceARN, ...ending }).slice(1, -1);
    const text = `,"window":${JSON.stringify(window)},"state":${this.state},${rest}`;
    return { text, window: { window, ...ending } };
  }
}

function isoSeconds(time: number): string {
  return new Date(time).toISOString().replace('.000Z', 'Z');
}
