import type { Clock } from '../../kernel/clock';
import type { Alarm } from '../alarm/alarm';
import type { StateChange } from '../alarm/alarm-state';
import { ActionsSuppressor, type SuppressedBy } from './actions-suppressor';
import type { CompositeAlarmDefinition } from './composite-definition';

type CompositeAlarm = Alarm<CompositeAlarmDefinition>;

/** Knows for every composite alarm whether it may act, or has to wait. */
export class Suppression {
  private readonly suppressors = new Map<CompositeAlarm, ActionsSuppressor>();

  constructor(
    private readonly clock: Clock,
    private readonly find: (alarmName: string) => Alarm | undefined,
    private readonly act: (alarm: CompositeAlarm, change: StateChange) => void,
  ) {}

  suppressedBy(alarm: CompositeAlarm): SuppressedBy | undefined {
    return this.suppressors.get(alarm)?.suppressedBy;
  }

  changed(alarm: CompositeAlarm, change: StateChange): void {
    const suppressor = this.find(alarm.definition.suppressor?.alarmName ?? '');
    this.suppressorOf(alarm).changed(change, suppressor?.state.value === 'ALARM');
  }

  /** An alarm that may be the suppressor of others has changed its state. */
  suppressorChanged({ name, state }: Alarm): void {
    for (const [alarm, suppressor] of this.suppressors) {
      if (alarm.definition.suppressor?.alarmName === name) suppressor.suppressorChanged(state.value === 'ALARM');
    }
  }

  /** An alarm is gone, or has another suppressor. */
  forget(alarm: CompositeAlarm): void {
    this.suppressors.get(alarm)?.reset();
    this.suppressors.delete(alarm);
  }

  private suppressorOf(alarm: CompositeAlarm): ActionsSuppressor {
    const existing = this.suppressors.get(alarm);
    if (existing) return existing;
    const suppressor = new ActionsSuppressor(this.clock, alarm, (change) => this.act(alarm, change));
    this.suppressors.set(alarm, suppressor);
    return suppressor;
  }
}
