import { createHash } from 'node:crypto';
import type { ActAs } from '../kernel/acting-services';
import type { SandboxContext } from '../kernel/context';
import type { AssumedRole } from '../kernel/identity';
import type { CreatedResource, ResourceRequest, ResourceType, Room } from '../kernel/room';
import type { AsynchronousInvocation } from '../kernel/services';
import { stringProperty } from '../kernel/template-values';
import { schedulerTypes } from './resource-types';
import type { Recurrence } from './schedule/recurrence';
import { RecurringTask } from './schedule/recurring-task';
import { scheduleOf } from './schedule/schedule';
import { scheduleInput } from './schedule/schedule-input';
import { ScheduleProgress } from './schedule/schedule-progress';

/** Amazon EventBridge Scheduler: schedules that invoke functions. */
export class SchedulerRoom implements Room {
  readonly resourceTypes: readonly ResourceType[];
  private readonly tasks: RecurringTask[] = [];

  constructor(
    private readonly context: SandboxContext,
    private readonly services: { readonly as: ActAs<'functions'> },
  ) {
    this.resourceTypes = schedulerTypes({
      createSchedule: (request) => this.createSchedule(request),
      createScheduleGroup: (request) => this.createScheduleGroup(request),
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
        this.invoke(name, this.role(schedule.roleArn, group), { functionArn: schedule.targetArn, event }),
      );
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

  private invoke(name: string, role: AssumedRole, invocation: AsynchronousInvocation): void {
    try {
      this.services.as(role).functions.invokeAsynchronously({ ...invocation, recurring: true });
    } catch (error) {
      this.warn(`the schedule ${name} could not invoke ${invocation.functionArn}: ${(error as Error).message}`);
    }
  }

  /** The scheduler names the group of the schedule to who trusts it. */
  private role(roleArn: string, group: string): AssumedRole {
    const context = {
      'aws:SourceAccount': this.context.account,
      'aws:SourceArn': this.arn('scheduler', `schedule-group/${group}`),
    };
    return { roleArn, assumedBy: 'scheduler.amazonaws.com', context };
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
