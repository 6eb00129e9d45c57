import { AwsError } from '../kernel/aws-error';
import type { SandboxContext } from '../kernel/context';
import type { AlarmActions } from './actions/alarm-actions';
import { Alarm, type AlarmDefinition } from './alarm/alarm';
import { type MetricAlarmDefinition, metricAlarmDefinition } from './alarm/alarm-definition';
import { requireAlarmLimits } from './alarm/alarm-limits';
import type { AlarmState, StateChange } from './alarm/alarm-state';
import { EvaluationSchedule } from './alarm/evaluation-schedule';
import type { MetricEvaluator } from './alarm/metric-evaluator';
import { alarmNameOf, type CompositeAlarmDefinition, compositeAlarmDefinition } from './composite/composite-definition';
import { CompositeQueue } from './composite/composite-queue';
import { compositeReason, compositeReasonData, triggerOf } from './composite/composite-reason';
import { evaluateRule } from './composite/evaluate-rule';
import { isComposite, requireFamily } from './composite/family';
import { Suppression } from './composite/suppression';

type Properties = Readonly<Record<string, unknown>>;

/** All alarms: evaluated when their time comes; actions only when a state changes. */
export class AlarmBoard {
  readonly suppression: Suppression;
  private readonly alarms = new Map<string, Alarm>();
  /** What is wrong with the alarms that the sandbox cannot evaluate. */
  private readonly errors = new Map<Alarm, string>();
  private readonly schedule: EvaluationSchedule;
  private readonly composites: CompositeQueue;

  constructor(
    private readonly context: SandboxContext,
    private readonly evaluator: MetricEvaluator,
    private readonly actions: AlarmActions,
  ) {
    const { clock } = context;
    const metricAlarms = () => this.all().filter(isMetricAlarm);
    this.schedule = new EvaluationSchedule(clock, metricAlarms, (due) => this.evaluateAll(due));
    this.composites = new CompositeQueue(
      () => this.all(),
      (alarm, changed) => this.evaluateComposite(alarm, changed),
    );
    this.suppression = new Suppression(
      clock,
      (name) => this.find(name),
      (alarm, change) => actions.perform(alarm, change),
    );
  }

  /** Creates an alarm, or gives it another configuration. */
  putMetricAlarm(name: string, properties: Properties): Alarm {
    const definition = metricAlarmDefinition(name, properties);
    requireAlarmLimits(definition);
    const alarm = this.put(definition);
    this.rehearse(alarm);
    this.schedule.include(alarm);
    return alarm;
  }

  putCompositeAlarm(name: string, properties: Properties): Alarm {
    const definition = compositeAlarmDefinition(name, properties);
    requireFamily(definition, (child) => this.find(child));
    const before = this.find(name)?.definition;
    const alarm = this.put(definition);
    if (before?.kind === 'composite' && before.suppressor?.text !== definition.suppressor?.text) {
      this.suppression.forget(alarm);
    }
    this.context.clock.schedule(`evaluate ${name}`, 0, () => {
      this.evaluateComposite(alarm);
      this.composites.settle();
    });
    return alarm;
  }

  all(): Alarm[] {
    return [...this.alarms.values()];
  }

  find(name: string): Alarm | undefined {
    return this.alarms.get(name);
  }

  /** @throws AwsError `ResourceNotFound` */
  require(name: string): Alarm {
    const alarm = this.find(name);
    if (alarm === undefined) throw new AwsError('ResourceNotFound', `there is no alarm ${name}`, 404);
    return alarm;
  }

  /** Why an alarm is not evaluated; absent when it is. */
  evaluationError(alarm: Alarm): string | undefined {
    return this.errors.get(alarm);
  }

  delete(alarm: Alarm): void {
    this.alarms.delete(alarm.name);
    this.errors.delete(alarm);
    if (isComposite(alarm)) this.suppression.forget(alarm);
  }

  /** As SetAlarmState does: until the next evaluation finds otherwise. */
  setState(alarm: Alarm, state: AlarmState, reason: string, reasonData?: string): void {
    this.announce(alarm, alarm.become(state, reason, this.context.clock.now(), reasonData));
    this.composites.settle();
  }

  setActionsEnabled(alarm: Alarm, actionsEnabled: boolean): void {
    alarm.configure({ ...alarm.definition, actionsEnabled }, this.context.clock.now());
  }

  private put<D extends AlarmDefinition>(definition: D): Alarm<D> {
    const { clock, partition, region, account } = this.context;
    const name = definition.alarmName;
    const existing = this.alarms.get(name);
    if (existing !== undefined && existing.definition.kind !== definition.kind) {
      throw new AwsError('ValidationError', `there is a ${existing.definition.kind} alarm named ${name} already`);
    }
    existing?.configure(definition, clock.now());
    const arn = `arn:${partition}:cloudwatch:${region}:${account}:alarm:${name}`;
    const alarm = (existing as Alarm<D> | undefined) ?? new Alarm(arn, definition, clock.now());
    this.alarms.set(name, alarm);
    return alarm;
  }

  /** One alarm that the sandbox does not understand must not keep the others from being evaluated. */
  private rehearse(alarm: Alarm<MetricAlarmDefinition>): void {
    this.errors.delete(alarm);
    try {
      this.evaluator.rehearse(alarm.definition);
    } catch (error) {
      const { message } = error as Error;
      this.errors.set(alarm, message);
      this.context.events.emit({ type: 'warning', message: `the alarm ${alarm.name} is not evaluated: ${message}` });
    }
  }

  private evaluateAll(due: readonly Alarm<MetricAlarmDefinition>[]): void {
    for (const alarm of due) this.evaluate(alarm);
    this.composites.settle();
  }

  private evaluate(alarm: Alarm<MetricAlarmDefinition>): void {
    if (this.errors.has(alarm)) return;
    const now = this.context.clock.now();
    const outcome = this.evaluator.evaluate(alarm.definition, alarm.state.value, now);
    if (outcome !== undefined)
      this.announce(alarm, alarm.become(outcome.state, outcome.reason, now, outcome.reasonData));
  }

  private evaluateComposite(alarm: Alarm<CompositeAlarmDefinition>, changed: readonly Alarm[] = []): void {
    if (this.find(alarm.name) !== alarm) return;
    const isTrue = evaluateRule(alarm.definition.rule, (child) => this.find(alarmNameOf(child))?.state.value);
    const state = isTrue ? 'ALARM' : 'OK';
    const trigger = triggerOf(state, changed);
    const reason = compositeReason(state, trigger, alarm.arn);
    const now = this.context.clock.now();
    this.announce(alarm, alarm.become(state, reason, now, compositeReasonData(trigger)));
  }

  private announce(alarm: Alarm, change: StateChange | undefined): void {
    if (change === undefined) return;
    const { previous, current } = change;
    const { value: to, reason } = current;
    this.context.events.emit({ type: 'alarm', alarm: alarm.name, from: previous.value, to, reason });
    if (isComposite(alarm)) this.suppression.changed(alarm, change);
    else this.actions.perform(alarm, change);
    this.suppression.suppressorChanged(alarm);
    this.composites.add(alarm);
  }
}

function isMetricAlarm(alarm: Alarm): alarm is Alarm<MetricAlarmDefinition> {
  return alarm.definition.kind === 'metric';
}
