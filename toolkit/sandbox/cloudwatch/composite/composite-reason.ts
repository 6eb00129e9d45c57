import type { Alarm } from '../alarm/alarm';
import type { AlarmState } from '../alarm/alarm-state';
import { timestamp } from '../alarm/timestamp';

/** An alarm whose change of state made a composite alarm change its own. */
export interface TriggeringAlarm {
  readonly arn: string;
  readonly state: { readonly value: AlarmState; readonly timestamp: string };
}

/** Of the alarms that changed at the same moment, the one that speaks for the state. */
export function triggerOf(state: AlarmState, changed: readonly Alarm[]): Alarm | undefined {
  return changed.find((alarm) => (alarm.state.value === 'ALARM') === (state === 'ALARM')) ?? changed[0];
}

/** Why a composite alarm is in its state, as CloudWatch words it. */
export function compositeReason(state: AlarmState, trigger: Alarm | undefined, alarmArn: string): string {
  if (trigger === undefined) return `${alarmArn} was created and its alarm rule evaluates to ${state}`;
  return `${trigger.arn} transitioned to ${trigger.state.value} at ${longDate(trigger.state.time)}`;
}

/** JSON text. */
export function compositeReasonData(trigger: Alarm | undefined): string {
  const alarms = trigger === undefined ? [] : [trigger];
  const triggering: TriggeringAlarm[] = alarms.map(({ arn, state: { value, time } }) => ({
    arn,
    state: { value, timestamp: timestamp(time) },
  }));
  return JSON.stringify({ triggeringAlarms: triggering });
}

/** None for a state that was set by hand. */
export function triggeringAlarms(reasonData: string | undefined): readonly TriggeringAlarm[] {
  if (reasonData === undefined) return [];
  return (JSON.parse(reasonData) as { triggeringAlarms?: readonly TriggeringAlarm[] }).triggeringAlarms ?? [];
}

/** `Friday 04 August, 2023 12:54:46 UTC` */
function longDate(time: number): string {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', ...options }).format(time);
  const [, clock = ''] = new Date(time).toISOString().split(/[T.]/);
  return `${part({ weekday: 'long' })} ${part({ day: '2-digit' })} ${part({ month: 'long' })}, ${part({ year: 'numeric' })} ${clock} UTC`;
}
