import { randomUUID } from 'node:crypto';
import { stringProperty } from '../kernel/template-values';
import type { Recurrence } from './recurrence';
import { recurrenceOf } from './schedule-expression';
import { isoTime, type ScheduleRun } from './schedule-input';

/** What a template says of a scheduled rule of EventBridge. */
export interface Rule {
  readonly isEnabled: boolean;
  readonly recurrence: Recurrence;
  readonly targets: readonly RuleTarget[];
}

export interface RuleTarget {
  readonly arn: string;
  /** JSON text. */
  readonly input?: string;
}

const STATES = ['ENABLED', 'DISABLED', 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS'];

type Properties = Readonly<Record<string, unknown>>;

/** Absent for a rule that goes by events, not by time. @throws Error that names the property and its value */
export function ruleOf(properties: Properties, createdAt: number): Rule | undefined {
  const expression = stringProperty(properties, 'ScheduleExpression');
  if (expression === undefined) return undefined;
  const state = stringProperty(properties, 'State') ?? 'ENABLED';
  if (!STATES.includes(state)) throw new Error(`State must be one of ${STATES.join(', ')}, got ${state}`);
  if (expression.startsWith('at('))
    throw new Error(`ScheduleExpression must be rate(...) or cron(...), got ${expression}`);
  const { Targets: targets = [] } = properties;
  if (!Array.isArray(targets)) throw new Error(`Targets must be a list, got ${JSON.stringify(targets)}`);
  return {
    isEnabled: state !== 'DISABLED',
    recurrence: recurrenceOf(expression, { start: createdAt, firstRun: 'after-interval', timeZone: 'UTC' }),
    targets: (targets as Properties[]).map((target) => ({
      arn: stringProperty(target, 'Arn') ?? '',
      input: stringProperty(target, 'Input'),
    })),
  };
}

/** What a rule gives a target that has no input of its own. */
export function ruleEvent({ scheduleArn, scheduledTime, account, region }: ScheduleRun): string {
  return JSON.stringify({
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account,
    time: isoTime(scheduledTime),
    region,
    resources: [scheduleArn],
    detail: {},
  });
}
