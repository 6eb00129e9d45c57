import { isDeepStrictEqual } from 'node:util';
import type { CompositeAlarmDefinition } from '../composite/composite-definition';
import type { MetricAlarmDefinition } from './alarm-definition';
import { AlarmHistory } from './alarm-history';
import type { AlarmState, StateChange, StateRecord } from './alarm-state';
import { INITIAL_REASON } from './reason';

export type AlarmDefinition = MetricAlarmDefinition | CompositeAlarmDefinition;

/** An alarm: its configuration, its state, and what became of both. */
export class Alarm<D extends AlarmDefinition = AlarmDefinition> {
  readonly history: AlarmHistory;
  state: StateRecord;
  configuredAt: number;

  constructor(
    readonly arn: string,
    public definition: D,
    now: number,
  ) {
    this.configuredAt = now;
    this.state = { value: 'INSUFFICIENT_DATA', reason: INITIAL_REASON, time: now };
    this.history = new AlarmHistory(definition.alarmName);
    this.history.created(now);
  }

  get name(): string {
    return this.definition.alarmName;
  }

  /** The state stays. What is the same as before changes nothing. */
  configure(definition: D, now: number): void {
    if (isDeepStrictEqual(definition, this.definition)) return;
    this.definition = definition;
    this.configuredAt = now;
    this.history.updated(now);
  }

  /** @returns the change, if the state is another now */
  become(value: AlarmState, reason: string, now: number, reasonData?: string): StateChange | undefined {
    if (value === this.state.value) return undefined;
    const change = { previous: this.state, current: { value, reason, reasonData, time: now } };
    this.state = change.current;
    this.history.changed(change);
    return change;
  }
}
