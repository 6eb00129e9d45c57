/** The moments at which something runs, in milliseconds since the epoch. */
export interface Recurrence {
  /** The first moment later than this one; absent when there is no more. */
  after(time: number): number | undefined;
}

export interface RecurrenceOptions {
  /** When a rate begins to count. */
  readonly start: number;
  /** The first run of a rate: as it begins, or one interval later. */
  readonly firstRun: 'at-start' | 'after-interval';
  /** IANA time zone of a cron expression or a single time. */
  readonly timeZone: string;
}
