import { integerProperty, stringProperty } from '../../kernel/template-values';
import { type AlarmSettings, alarmSettings } from '../alarm/alarm-settings';
import type { AlarmRule } from './alarm-rule';
import { alarmsOf } from './evaluate-rule';
import { parseAlarmRule } from './parse-alarm-rule';

/** An alarm on the states of other alarms. */
export interface CompositeAlarmDefinition extends AlarmSettings {
  readonly kind: 'composite';
  /** As it was written. */
  readonly ruleText: string;
  readonly rule: AlarmRule;
  /** Names of the alarms in the rule. */
  readonly children: readonly string[];
  readonly suppressor?: Suppressor;
}

/** An alarm that keeps a composite alarm from acting. */
export interface Suppressor {
  /** As it was written: a name or an ARN. */
  readonly text: string;
  readonly alarmName: string;
  readonly waitPeriodMs: number;
  readonly extensionPeriodMs: number;
}

const MOST_CHILDREN = 100;
const LONGEST_RULE = 10_240;
const PERIOD_RANGE = { min: 0, max: 2 ** 31 - 1 };

type Properties = Readonly<Record<string, unknown>>;

/** @throws Error that names the property, its value and what is allowed */
export function compositeAlarmDefinition(alarmName: string, properties: Properties): CompositeAlarmDefinition {
  const ruleText = stringProperty(properties, 'AlarmRule') ?? '';
  if (ruleText.length < 1 || ruleText.length > LONGEST_RULE) {
    throw new Error(`AlarmRule must have 1 to ${LONGEST_RULE} characters, got ${ruleText.length}`);
  }
  const rule = parseAlarmRule(ruleText);
  const children = [...new Set(alarmsOf(rule).map(alarmNameOf))];
  if (children.length > MOST_CHILDREN) {
    throw new Error(`AlarmRule must have at most ${MOST_CHILDREN} alarms, got ${children.length}`);
  }
  return {
    ...alarmSettings(alarmName, properties),
    kind: 'composite',
    ruleText,
    rule,
    children,
    suppressor: suppressorOf(properties),
  };
}

/** An alarm may be written by its name or its ARN. */
export function alarmNameOf(nameOrArn: string): string {
  return /^arn:[\w-]+:cloudwatch:[\w-]*:\d*:alarm:(.+)$/.exec(nameOrArn)?.[1] ?? nameOrArn;
}

function suppressorOf(properties: Properties): Suppressor | undefined {
  const text = stringProperty(properties, 'ActionsSuppressor');
  if (text === undefined) return undefined;
  return {
    text,
    alarmName: alarmNameOf(text),
    waitPeriodMs: requiredPeriod(properties, 'ActionsSuppressorWaitPeriod') * 1_000,
    extensionPeriodMs: requiredPeriod(properties, 'ActionsSuppressorExtensionPeriod') * 1_000,
  };
}

function requiredPeriod(properties: Properties, name: string): number {
  const seconds = integerProperty(properties, name, PERIOD_RANGE);
  if (seconds === undefined) throw new Error(`${name} must be set beside ActionsSuppressor`);
  return seconds;
}
