import type { SandboxContext } from '../kernel/context';
import type { TopicService } from '../kernel/services';
import { Alarm, type StateChange } from './alarm/alarm';
import { type AlarmDefinition, alarmDefinition } from './alarm/alarm-definition';
import { requireAlarmLimits } from './alarm/alarm-limits';
import { alarmMessage, alarmSubject } from './alarm/alarm-message';
import type { AlarmState } from './alarm/evaluation';
import type { MetricReader } from './metric-reader';

const EVALUATION_MS = 60_000;

/** All alarms: evaluated every minute, on the minute; actions only when a state changes. */
export class AlarmBoard {
  private readonly alarms = new Map<string, Alarm>();
  private readonly notEvaluated = new Set<Alarm>();

  constructor(
    private readonly context: SandboxContext,
    private readonly topics: TopicService,
    private readonly reader: MetricReader,
  ) {}

  /** @returns the ARN */
  create(name: string, properties: Readonly<Record<string, unknown>>): string {
    const definition = alarmDefinition(name, properties);
    requireAlarmLimits(definition);
    if (this.alarms.size === 0) this.scheduleEvaluation();
    const alarm = new Alarm(definition, this.reader, this.context.clock.now());
    this.alarms.set(name, alarm);
    this.rehearse(alarm);
    return this.arn(name);
  }

  all(): Alarm[] {
    return [...this.alarms.values()];
  }

  find(name: string): Alarm | undefined {
    return this.alarms.get(name);
  }

  arn(name: string): string {
    const { partition, region, account } = this.context;
    return `arn:${partition}:cloudwatch:${region}:${account}:alarm:${name}`;
  }

  /** As SetAlarmState does: until the next evaluation finds otherwise. */
  setState(alarm: Alarm, state: AlarmState, reason: string): void {
    this.announce(alarm, alarm.become(state, reason, this.context.clock.now()));
  }

  /** One alarm that the sandbox does not understand must not keep the others from being evaluated. */
  private rehearse(alarm: Alarm): void {
    try {
      alarm.rehearse();
    } catch (error) {
      this.notEvaluated.add(alarm);
      const message = `the alarm ${alarm.definition.alarmName} is not evaluated: ${(error as Error).message}`;
      this.context.events.emit({ type: 'warning', message });
    }
  }

  private scheduleEvaluation(): void {
    const { clock } = this.context;
    clock.schedule('evaluate alarms', EVALUATION_MS - (clock.now() % EVALUATION_MS), () => {
      for (const alarm of this.alarms.values()) {
        if (!this.notEvaluated.has(alarm)) this.announce(alarm, alarm.evaluate(clock.now()));
      }
      this.scheduleEvaluation();
    });
  }

  private announce(alarm: Alarm, change: StateChange | undefined): void {
    if (change === undefined) return;
    const { definition } = alarm;
    const { from, to, reason } = change;
    this.context.events.emit({ type: 'alarm', alarm: definition.alarmName, from, to, reason });
    if (!definition.actionsEnabled) return;
    for (const action of definition.actions[to]) this.act(action, alarm, change, definition);
  }

  private act(action: string, alarm: Alarm, change: StateChange, { alarmName }: AlarmDefinition): void {
    const place = { ...this.context, alarmArn: this.arn(alarmName) };
    try {
      this.topics.publish(action, alarmMessage(alarm, change, place), alarmSubject(alarm, change, place));
    } catch (error) {
      const message = `the alarm ${alarmName} could not act on ${action}: ${(error as Error).message}`;
      this.context.events.emit({ type: 'warning', message });
    }
  }
}
