import { booleanProperty, stringProperty } from '../../kernel/template-values';
import type { AlarmState } from './alarm-state';

/** What every alarm has, whatever it watches. */
export interface AlarmSettings {
  readonly alarmName: string;
  readonly description?: string;
  readonly actionsEnabled: boolean;
  /** ARNs of what to do on coming into a state. */
  readonly actions: Readonly<Record<AlarmState, readonly string[]>>;
}

type Properties = Readonly<Record<string, unknown>>;

const MOST_ACTIONS = 5;
const LONGEST_NAME = 255;

/** @throws Error that names the property, its value and what is allowed */
export function alarmSettings(alarmName: string, properties: Properties): AlarmSettings {
  if (alarmName.length < 1 || alarmName.length > LONGEST_NAME) {
    throw new Error(`AlarmName must have 1 to ${LONGEST_NAME} characters, got ${alarmName.length}`);
  }
  return {
    alarmName,
    description: stringProperty(properties, 'AlarmDescription'),
    actionsEnabled: booleanProperty(properties, 'ActionsEnabled') ?? true,
    actions: {
      ALARM: arns(properties, 'AlarmActions'),
      OK: arns(properties, 'OKActions'),
      INSUFFICIENT_DATA: arns(properties, 'InsufficientDataActions'),
    },
  };
}

function arns(properties: Properties, name: string): string[] {
  const list = properties[name] ?? [];
  if (!Array.isArray(list)) throw new Error(`${name} must be a list, got ${JSON.stringify(list)}`);
  if (list.length > MOST_ACTIONS) throw new Error(`${name} must be at most ${MOST_ACTIONS}, got ${list.length}`);
  return list.map(String);
}
