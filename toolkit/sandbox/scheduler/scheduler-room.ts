import { createHash } from 'node:crypto';
import type { SandboxContext } from '../kernel/context';
import type { CreatedResource, ResourceRequest, ResourceType, Room } from '../kernel/room';
import type { AsynchronousFunctionService, AsynchronousInvocation } from '../kernel/services';
import { stringProperty } from '../kernel/template-values';
import type { Recurrence } from './recurrence';
import { RecurringTask } from './recurring-task';
import { schedulerTypes } from './resource-types';
import { ruleEvent, ruleOf } from './rule';
import { scheduleOf } from './schedule';
import { scheduleInput } from './schedule-input';
import { ScheduleProgress } from './schedule-progress';

const RULES_PRINCIPAL = 'events.amazonaws.com';

/** Amazon EventBridge, as far as time goes: schedules of the scheduler, and scheduled rules, that invoke functions. */
export class SchedulerRoom implements Room {
  readonly resourceTypes: readonly ResourceType[];
  private readonly tasks: RecurringTask[] = [];

  constructor(
    private readonly context: SandboxContext,
    private readonly services: { readonly functions: AsynchronousFunctionService },
  ) {
    this.resourceTypes = schedulerTypes({
      createSchedule: (request) => this.createSchedule(request),
      createScheduleGroup: (request) => this.createScheduleGroup(request),
      createRule: (request) => this.createRule(request),
    });
  }

  /** Nothing runs before all resources are there. */
  start(): void {
    for (const task of this.tasks) task.start();
  }

  private createSchedule({ properties, generatedName }: ResourceRequest): CreatedResource {
    const { clock, account, region } = this.context;
    const name = stringProperty(properties, 'Name') ?? generatedName;
    const group = stringProperty(properties, 'GroupName') ?? 'default';
    const scheduleArn = this.arn('scheduler', `schedule/${group}/${name}`);
    const progress = this.progress(scheduleArn, properties);
    const schedule = scheduleOf(properties, progress.createdAt);
    const created = { ref: name, attributes: { Arn: scheduleArn } };
    if (!schedule.isEnabled || !this.isRunnable(name, schedule.targetArn)) return created;
    this.add(name, schedule.recurrence, progress, (scheduledTime) => {
      const event = scheduleInput(schedule.input, { scheduleArn, scheduledTime, account, region });
      const delayMs = schedule.windowMs === 0 ? 0 : latenessMs(`${scheduleArn} ${scheduledTime}`, schedule.windowMs);
      clock.schedule(`invoke for ${name}`, delayMs, () =>
        this.invoke(name, { functionArn: schedule.targetArn, event }),
      );
    });
    return created;
  }

  private createRule({ properties, generatedName }: ResourceRequest): CreatedResource {
    const { account, region } = this.context;
    const name = stringProperty(properties, 'Name') ?? generatedName;
    const sourceArn = this.arn('events', `rule/${name}`);
    const progress = this.progress(sourceArn, properties);
    const rule = ruleOf(properties, progress.createdAt);
    const created = { ref: name, attributes: { Arn: sourceArn } };
    if (!rule?.isEnabled) return created;
    const targets = rule.targets.filter(({ arn }) => this.isRunnable(name, arn));
    this.add(name, rule.recurrence, progress, (scheduledTime) => {
      const whole = ruleEvent({ scheduleArn: sourceArn, scheduledTime, account, region });
      const invoker = { principal: RULES_PRINCIPAL, sourceArn };
      for (const { arn, input } of targets) this.invoke(name, { functionArn: arn, event: input ?? whole, invoker });
    });
    return created;
  }

  private createScheduleGroup({ properties, generatedName }: ResourceRequest): CreatedResource {
    const name = stringProperty(properties, 'Name') ?? generatedName;
    return { ref: name, attributes: { Arn: this.arn('scheduler', `schedule-group/${name}`) } };
  }

  private progress(arn: string, properties: ResourceRequest['properties']): ScheduleProgress {
    return new ScheduleProgress(this.context.state, `scheduler/${arn}`, properties, this.context.clock.now());
  }

  private add(name: string, recurrence: Recurrence, progress: ScheduleProgress, run: (time: number) => void): void {
    this.tasks.push(new RecurringTask(this.context.clock, `schedule ${name}`, recurrence, progress, run));
  }

  private invoke(name: string, invocation: AsynchronousInvocation): void {
    try {
      this.services.functions.invokeAsynchronously({ ...invocation, recurring: true });
    } catch (error) {
      this.warn(`the schedule ${name} could not invoke ${invocation.functionArn}: ${(error as Error).message}`);
    }
  }

  private isRunnable(name: string, targetArn: string): boolean {
    if (targetArn.split(':')[2] === 'lambda') return true;
    this.warn(`the schedule ${name} is not run: its target must be a function, got ${targetArn}`);
    return false;
  }

  private arn(service: string, resource: string): string {
    const { partition, region, account } = this.context;
    return `arn:${partition}:${service}:${region}:${account}:${resource}`;
  }

  private warn(message: string): void {
    this.context.events.emit({ type: 'warning', message });
  }
}

/** The same each time, so that a run can be repeated. */
function latenessMs(run: string, windowMs: number): number {
  return createHash('sha256').update(run).digest().readUInt32BE() % windowMs;
}
