import { eventRule } from '../../kernel/patterns/event-rule';
import { parseLexically } from '../../kernel/patterns/lexical-json';
import { type Matcher, readPattern } from '../../kernel/patterns/pattern';
import { objectProperty, stringProperty } from '../../kernel/template-values';
import type { Recurrence } from '../schedule/recurrence';
import { recurrenceOf } from '../schedule/schedule-expression';

/** What a template says of a rule of EventBridge, which goes by time, by events, or by both. */
export interface Rule {
  readonly isEnabled: boolean;
  readonly recurrence?: Recurrence;
  /** Over an event whose numbers are as they are written. */
  readonly matches?: Matcher;
  readonly targets: readonly RuleTarget[];
}

export interface RuleTarget {
  readonly arn: string;
  /** JSON text. */
  readonly input?: string;
}

const STATES = ['ENABLED', 'DISABLED', 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS'];

type Properties = Readonly<Record<string, unknown>>;

/** @throws Error that names the property and its value */
export function ruleOf(properties: Properties, createdAt: number): Rule {
  const state = stringProperty(properties, 'State') ?? 'ENABLED';
  if (!STATES.includes(state)) throw new Error(`State must be one of ${STATES.join(', ')}, got ${state}`);
  const recurrence = recurrenceIn(properties, createdAt);
  const matches = matcherIn(properties);
  if (recurrence === undefined && matches === undefined)
    throw new Error('ScheduleExpression or EventPattern must be set, got neither');
  return { isEnabled: state !== 'DISABLED', recurrence, matches, targets: targetsIn(properties) };
}

function recurrenceIn(properties: Properties, createdAt: number): Recurrence | undefined {
  const expression = stringProperty(properties, 'ScheduleExpression');
  if (expression === undefined) return undefined;
  if (expression.startsWith('at('))
    throw new Error(`ScheduleExpression must be rate(...) or cron(...), got ${expression}`);
  return recurrenceOf(expression, { start: createdAt, firstRun: 'after-interval', timeZone: 'UTC' });
}

function matcherIn(properties: Properties): Matcher | undefined {
  if (properties.EventPattern === undefined) return undefined;
  const text = JSON.stringify(objectProperty(properties, 'EventPattern'));
  try {
    return readPattern(parseLexically(text), eventRule);
  } catch (error) {
    throw new Error(`EventPattern must be an event pattern, got ${text}: ${(error as Error).message}`);
  }
}

function targetsIn({ Targets: targets = [] }: Properties): RuleTarget[] {
  if (!Array.isArray(targets)) throw new Error(`Targets must be a list, got ${JSON.stringify(targets)}`);
  return (targets as Properties[]).map((target) => ({
    arn: stringProperty(target, 'Arn') ?? '',
    input: stringProperty(target, 'Input'),
  }));
}
