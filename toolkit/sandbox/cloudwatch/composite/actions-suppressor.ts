import type { Clock, Timer } from '../../kernel/clock';
import type { Alarm } from '../alarm/alarm';
import type { StateChange } from '../alarm/alarm-state';
import type { CompositeAlarmDefinition } from './composite-definition';

export type SuppressedBy = 'Alarm' | 'WaitPeriod' | 'ExtensionPeriod';

/**
 * Keeps a composite alarm from acting while its suppressor is in ALARM: it waits for a suppressor that may be about to
 * alarm, and for itself to recover once the suppressor has.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-suppression.html
 */
export class ActionsSuppressor {
  suppressedBy: SuppressedBy | undefined;
  /** The last change of state that was not acted on. */
  private held: StateChange | undefined;
  private timer: Timer | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly alarm: Alarm<CompositeAlarmDefinition>,
    private readonly act: (change: StateChange) => void,
  ) {}

  /** The composite alarm has changed its state. */
  changed(change: StateChange, suppressorAlarms: boolean): void {
    const { suppressor } = this.alarm.definition;
    if (suppressor === undefined) {
      this.act(change);
      return;
    }
    this.held = change;
    if (suppressorAlarms) this.suppress('Alarm');
    else this.suppress('WaitPeriod', suppressor.waitPeriodMs);
  }

  /** The suppressor has changed its state. */
  suppressorChanged(alarms: boolean): void {
    const { suppressor } = this.alarm.definition;
    if (suppressor === undefined) return;
    if (alarms) this.suppress('Alarm');
    else if (this.suppressedBy === 'Alarm') this.suppress('ExtensionPeriod', suppressor.extensionPeriodMs);
  }

  /** Another suppressor takes over: what was waited for is no more. */
  reset(): void {
    this.timer?.cancel();
    this.suppressedBy = undefined;
    this.held = undefined;
  }

  private suppress(by: SuppressedBy, forMs?: number): void {
    this.timer?.cancel();
    this.suppressedBy = by;
    if (forMs === undefined) return;
    this.timer = this.clock.schedule(`act on ${this.alarm.name}`, forMs, () => this.release());
  }

  private release(): void {
    const { held } = this;
    this.reset();
    if (held !== undefined) this.act(held);
  }
}
