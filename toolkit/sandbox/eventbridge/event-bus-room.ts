import type { SandboxContext } from '../kernel/context';
import { parseLexically } from '../kernel/patterns/lexical-json';
import type { Matcher } from '../kernel/patterns/pattern';
import type { CreatedResource, ResourceRequest, ResourceType, Room } from '../kernel/room';
import type { EventBusService, ServiceEvent } from '../kernel/services';
import { stringProperty } from '../kernel/template-values';
import { busEvent, scheduledEvent } from './rule/bus-event';
import { ruleOf } from './rule/rule';
import { RuleRun, type RuleServices } from './rule/rule-run';
import { RecurringTask } from './schedule/recurring-task';
import { ScheduleProgress } from './schedule/schedule-progress';

const DEFAULT_BUS = 'default';

/** The default event bus of Amazon EventBridge: what services tell it goes to the rules that match. */
export class EventBusRoom implements Room, EventBusService {
  readonly resourceTypes: readonly ResourceType[] = [
    {
      type: 'AWS::Events::Rule',
      honours: ['Name', 'EventBusName', 'EventPattern', 'ScheduleExpression', 'State', 'Targets.Arn', 'Targets.Input'],
      records: ['Description', 'Tags', 'Targets.Id', 'Targets.RetryPolicy'],
      create: (request) => this.createRule(request),
    },
  ];
  private readonly rules: { readonly matches: Matcher; readonly run: RuleRun }[] = [];
  private readonly tasks: RecurringTask[] = [];

  constructor(
    private readonly context: SandboxContext,
    private readonly services: RuleServices,
  ) {}

  /** Nothing runs by time before all resources are there. */
  start(): void {
    for (const task of this.tasks) task.start();
  }

  publish(event: ServiceEvent): void {
    const text = busEvent(event, this.context, this.context.clock.now());
    const document = parseLexically(text);
    for (const { matches, run } of this.rules) if (matches(document)) run.byEvent(text);
  }

  private createRule({ properties, generatedName }: ResourceRequest): CreatedResource {
    const { context } = this;
    const name = stringProperty(properties, 'Name') ?? generatedName;
    const arn = `arn:${context.partition}:events:${context.region}:${context.account}:rule/${name}`;
    const progress = new ScheduleProgress(context.state, `scheduler/${arn}`, properties, context.clock.now());
    const { isEnabled, recurrence, matches, targets } = ruleOf(properties, progress.createdAt);
    const created = { ref: name, attributes: { Arn: arn } };
    if (!isEnabled || !this.isOnDefaultBus(name, properties)) return created;
    const run = new RuleRun(context, { name, arn, targets }, this.services);
    if (matches !== undefined) this.rules.push({ matches, run });
    if (recurrence !== undefined) {
      const runAt = (time: number) => run.byTime(busEvent(scheduledEvent(arn), context, time));
      this.tasks.push(new RecurringTask(context.clock, `rule ${name}`, recurrence, progress, runAt));
    }
    return created;
  }

  private isOnDefaultBus(name: string, properties: ResourceRequest['properties']): boolean {
    const bus = stringProperty(properties, 'EventBusName') ?? DEFAULT_BUS;
    if (bus === DEFAULT_BUS || bus.endsWith(`event-bus/${DEFAULT_BUS}`)) return true;
    const message = `the rule ${name} is not run: its event bus must be the default one, got ${bus}`;
    this.context.events.emit({ type: 'warning', message });
    return false;
  }
}
