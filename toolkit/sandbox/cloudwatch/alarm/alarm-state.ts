export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

export const ALARM_STATES: readonly AlarmState[] = ['OK', 'ALARM', 'INSUFFICIENT_DATA'];

/** A state an alarm is in, or has been in. */
export interface StateRecord {
  readonly value: AlarmState;
  readonly reason: string;
  /** JSON text. */
  readonly reasonData?: string;
  /** When the alarm came into it. */
  readonly time: number;
}

export interface StateChange {
  readonly previous: StateRecord;
  readonly current: StateRecord;
}
