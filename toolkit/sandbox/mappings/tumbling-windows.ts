import type { Batch } from './batch';

/** Most bytes of a window's state. */
const STATE_LIMIT = 1_048_576;

const EMPTY_STATE = '{}';

/** A window as it is kept for the next process. */
export interface SavedWindow {
  readonly start: number;
  readonly state: string;
}

/** The tumbling windows of one shard: one at a time, aligned to the epoch, records in them by arrival. */
export class TumblingWindows {
  private start: number | undefined;
  private state = EMPTY_STATE;

  constructor(
    private readonly sizeMs: number,
    private readonly shard: { readonly shardId: string; readonly sourceArn: string },
    saved?: SavedWindow,
  ) {
    this.start = saved?.start;
    this.state = saved?.state ?? EMPTY_STATE;
  }

  /** When the open window ends; undefined without one. */
  get end(): number | undefined {
    return this.start === undefined ? undefined : this.start + this.sizeMs;
  }

  get saved(): SavedWindow | undefined {
    return this.start === undefined ? undefined : { start: this.start, state: this.state };
  }

  /** Opens the window of a record, unless one is open. */
  openFor(arrival: number): void {
    this.start ??= Math.floor(arrival / this.sizeMs) * this.sizeMs;
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

  /** Members of an event beside its records. */
  eventMembers(end: Batch['windowEnd']): string {
    const { shardId, sourceArn } = this.shard;
    const members = {
      shardId,
      eventSourceARN: sourceArn,
      isFinalInvokeForWindow: end !== undefined,
      isWindowTerminatedEarly: end === 'early',
    };
    const window = { start: isoSeconds(this.start ?? 0), end: isoSeconds(this.end ?? 0) };
    return `,"window":${JSON.stringify(window)},"state":${this.state},${JSON.stringify(members).slice(1, -1)}`;
  }
}

function isoSeconds(time: number): string {
  return new Date(time).toISOString().replace('.000Z', 'Z');
}
