import { AwsError } from '../../kernel/aws-error';
import type { Alarm } from '../alarm/alarm';
import type { CompositeAlarmDefinition } from './composite-definition';

type CompositeAlarm = Alarm<CompositeAlarmDefinition>;
type Find = (alarmName: string) => Alarm | undefined;

export function isComposite(alarm: Alarm): alarm is CompositeAlarm {
  return alarm.definition.kind === 'composite';
}

/** The composite alarms whose rules name an alarm. */
export function parentsOf(alarmName: string, all: readonly Alarm[]): CompositeAlarm[] {
  return all.filter(isComposite).filter(({ definition }) => definition.children.includes(alarmName));
}

/** Levels of composite alarms that it stands upon; 0 for an alarm on metrics. */
export function heightOf(alarm: Alarm, find: Find): number {
  if (!isComposite(alarm)) return 0;
  const children = alarm.definition.children.flatMap((child) => find(child) ?? []);
  return 1 + Math.max(0, ...children.map((child) => heightOf(child, find)));
}

/** @throws AwsError `ValidationError` for alarms that do not exist, and for a rule that depends on itself */
export function requireFamily({ alarmName, children, suppressor }: CompositeAlarmDefinition, find: Find): void {
  const named = suppressor === undefined ? children : [...children, suppressor.alarmName];
  const unknown = named.filter((child) => child !== alarmName && find(child) === undefined);
  if (unknown.length > 0) {
    throw new AwsError('ValidationError', `AlarmRule must name alarms that exist, got ${unknown.join(', ')}`);
  }
  const cycle = children.find((child) => child === alarmName || dependsOn(child, alarmName, find));
  if (cycle === undefined) return;
  throw new AwsError('ValidationError', `AlarmRule must not depend on the alarm itself, got ${cycle}`);
}

function dependsOn(name: string, alarmName: string, find: Find): boolean {
  const alarm = find(name);
  if (alarm === undefined || !isComposite(alarm)) return false;
  return alarm.definition.children.some((child) => child === alarmName || dependsOn(child, alarmName, find));
}
