import type { Alarm } from '../alarm/alarm';
import type { CompositeAlarmDefinition } from './composite-definition';
import { heightOf, parentsOf } from './family';

type CompositeAlarm = Alarm<CompositeAlarmDefinition>;

/**
 * Composite alarms that are to be evaluated, since alarms in their rules have changed. Each waits for those below it, so
 * that alarms that change at the same moment make it change once, or not at all.
 */
export class CompositeQueue {
  private readonly waiting = new Map<CompositeAlarm, Alarm[]>();

  constructor(
    private readonly alarms: () => readonly Alarm[],
    private readonly evaluate: (alarm: CompositeAlarm, changed: readonly Alarm[]) => void,
  ) {}

  /** An alarm has changed its state. */
  add(changed: Alarm): void {
    for (const parent of parentsOf(changed.name, this.alarms())) {
      this.waiting.set(parent, [...(this.waiting.get(parent) ?? []), changed]);
    }
  }

  /** Evaluates all that wait, and those that come to wait by that. */
  settle(): void {
    for (let next = this.lowest(); next !== undefined; next = this.lowest()) {
      const changed = this.waiting.get(next) ?? [];
      this.waiting.delete(next);
      this.evaluate(next, changed);
    }
  }

  private lowest(): CompositeAlarm | undefined {
    const all = this.alarms();
    const find = (name: string) => all.find((alarm) => alarm.name === name);
    const height = (alarm: Alarm) => heightOf(alarm, find);
    return [...this.waiting.keys()].sort((a, b) => height(a) - height(b))[0];
  }
}
