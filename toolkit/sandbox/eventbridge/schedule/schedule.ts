import { integerProperty, objectProperty, stringProperty } from '../../kernel/template-values';
import type { Recurrence } from './recurrence';
import { recurrenceOf } from './schedule-expression';
import { startAndEnd } from './start-and-end';

type Properties = Readonly<Record<string, unknown>>;

/** What a template says of a schedule of EventBridge Scheduler. */
export interface Schedule {
  readonly isEnabled: boolean;
  readonly recurrence: Recurrence;
  /** An invocation may be late by less than this. */
  readonly windowMs: number;
  readonly targetArn: string;
  /** As whom the scheduler invokes. */
  readonly roleArn: string;
  /** JSON text; keywords of the scheduler are still in it. */
  readonly input?: string;
}

const MOST_WINDOW_MINUTES = 1_440;

/** @throws Error that names the property, its value and what is allowed */
export function scheduleOf(properties: Properties, createdAt: number): Schedule {
  const target = objectProperty(properties, 'Target');
  return {
    isEnabled: choice(properties, 'State', ['ENABLED', 'DISABLED']) !== 'DISABLED',
    recurrence: recurrence(properties, createdAt),
    windowMs: windowMs(objectProperty(properties, 'FlexibleTimeWindow')),
    targetArn: stringProperty(target, 'Arn') ?? '',
    roleArn: stringProperty(target, 'RoleArn') ?? '',
    input: stringProperty(target, 'Input'),
  };
}

function recurrence(properties: Properties, createdAt: number): Recurrence {
  const expression = stringProperty(properties, 'ScheduleExpression') ?? '';
  const timeZone = requireTimeZone(stringProperty(properties, 'ScheduleExpressionTimezone') ?? 'UTC');
  const start = time(properties, 'StartDate');
  const end = time(properties, 'EndDate');
  const options = { start: start ?? createdAt, firstRun: 'at-start', timeZone } as const;
  const whole = recurrenceOf(expression, options);
  return expression.startsWith('at(') ? whole : startAndEnd(whole, { start, end });
}

function windowMs(window: Properties): number {
  if (choice(window, 'Mode', ['OFF', 'FLEXIBLE']) !== 'FLEXIBLE') return 0;
  const range = { min: 1, max: MOST_WINDOW_MINUTES };
  const minutes = integerProperty(window, 'MaximumWindowInMinutes', range);
  if (minutes === undefined) throw new Error('MaximumWindowInMinutes must be set for a flexible time window');
  return minutes * 60_000;
}

function requireTimeZone(timeZone: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return timeZone;
  } catch {
    throw new Error(`ScheduleExpressionTimezone must be an IANA time zone, got ${timeZone}`);
  }
}

function time(properties: Properties, name: string): number | undefined {
  const text = stringProperty(properties, name);
  if (text === undefined) return undefined;
  const value = Date.parse(text);
  if (Number.isFinite(value)) return value;
  throw new Error(`${name} must be a time such as 2026-01-01T00:00:00Z, got ${text}`);
}

function choice(properties: Properties, name: string, allowed: readonly string[]): string | undefined {
  const value = stringProperty(properties, name);
  if (value === undefined || allowed.includes(value)) return value;
  throw new Error(`${name} must be one of ${allowed.join(', ')}, got ${value}`);
}
