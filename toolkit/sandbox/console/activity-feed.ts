import type { EventLog, SandboxEvent, TimedEvent } from '../kernel/event-log';

/** Seconds of history that a page shows. */
const KEPT_SECONDS = 600;
const KEPT_ENTRIES = 50;

/** What happened in one second. */
export interface Second {
  /** Seconds since the epoch. */
  readonly time: number;
  recordsIn: number;
  recordsOut: number;
}

export interface DeliveryEntry {
  readonly time: number;
  readonly deliveryStream: string;
  readonly what: string;
}

export interface Totals {
  recordsIn: number;
  recordsOut: number;
}

/** Keeps the latest of what happens, for pages that are opened later. */
export class ActivityFeed {
  private readonly seconds: Second[] = [];
  private readonly entries: DeliveryEntry[] = [];
  private readonly counted: Totals = { recordsIn: 0, recordsOut: 0 };
  private readonly listeners = new Set<() => void>();

  constructor(events: EventLog) {
    events.listen((event) => {
      if (this.keep(event)) for (const listener of this.listeners) listener();
    });
  }

  /** Calls back after each change. Returns how to stop that. */
  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  history(): readonly Second[] {
    return this.seconds;
  }

  /** Since the sandbox was started. */
  totals(): Readonly<Totals> {
    return this.counted;
  }

  /** Newest first. */
  deliveries(): readonly DeliveryEntry[] {
    return this.entries;
  }

  private keep(event: TimedEvent): boolean {
    switch (event.type) {
      case 'records-put':
        this.count(event.time, 'recordsIn', event.records);
        return true;
      case 'object-delivered':
        if (event.errorType === undefined) this.count(event.time, 'recordsOut', event.records);
        this.add(event.time, event.deliveryStream, objectText(event));
        return true;
      case 'request-delivered':
        this.count(event.time, 'recordsOut', event.records);
        this.add(event.time, event.deliveryStream, `${event.records} records to ${event.endpoint}`);
        return true;
      case 'copy':
        this.add(event.time, event.deliveryStream, event.error ?? `${event.rows} rows into ${event.table}`);
        return true;
      case 'access-denied':
      case 'alarm':
        return true;
      default:
        return false;
    }
  }

  private count(time: number, what: keyof Totals, records: number): void {
    this.counted[what] += records;
    this.second(time)[what] += records;
  }

  private second(timeMs: number): Second {
    const time = Math.floor(timeMs / 1_000);
    const last = this.seconds.at(-1);
    if (last !== undefined && last.time >= time) return last;
    const second = { time, recordsIn: 0, recordsOut: 0 };
    this.seconds.push(second);
    if (this.seconds.length > KEPT_SECONDS) this.seconds.shift();
    return second;
  }

  private add(time: number, deliveryStream: string, what: string): void {
    this.entries.unshift({ time, deliveryStream, what });
    if (this.entries.length > KEPT_ENTRIES) this.entries.pop();
  }
}

function objectText({ records, bucket, key, errorType }: Extract<SandboxEvent, { type: 'object-delivered' }>): string {
  const what = errorType === undefined ? `${records} records` : `${records} failed records (${errorType})`;
  return `${what} to ${bucket}/${key}`;
}
