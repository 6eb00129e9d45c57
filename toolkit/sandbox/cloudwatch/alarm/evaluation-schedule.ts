import type { Clock } from '../../kernel/clock';
import type { Alarm } from './alarm';
import type { MetricAlarmDefinition } from './alarm-definition';
import { cadenceMs } from './cadence';

type MetricAlarm = Alarm<MetricAlarmDefinition>;

/** Has each alarm evaluated when its time comes round: all that share a cadence at once. */
export class EvaluationSchedule {
  private readonly running = new Set<number>();

  constructor(
    private readonly clock: Clock,
    private readonly alarms: () => readonly MetricAlarm[],
    private readonly evaluateAll: (due: readonly MetricAlarm[]) => void,
  ) {}

  /** An alarm is new, or has another definition. */
  include({ definition }: MetricAlarm): void {
    const cadence = cadenceMs(definition);
    if (this.running.has(cadence)) return;
    this.running.add(cadence);
    this.scheduleNext(cadence);
  }

  private scheduleNext(cadence: number): void {
    this.clock.schedule('evaluate alarms', cadence - (this.clock.now() % cadence), () => this.evaluateDue(cadence));
  }

  private evaluateDue(cadence: number): void {
    const due = this.alarms().filter(({ definition }) => cadenceMs(definition) === cadence);
    if (due.length === 0) {
      this.running.delete(cadence);
      return;
    }
    this.evaluateAll(due);
    this.scheduleNext(cadence);
  }
}
