import type { Place } from '../../kernel/encryption';
import type { Permission } from '../../kernel/identity';
import type { Input } from './operation';

const ON_ALARMS = [
  'DeleteAlarms',
  'DescribeAlarmHistory',
  'DescribeAlarms',
  'DisableAlarmActions',
  'EnableAlarmActions',
  'PutCompositeAlarm',
  'PutMetricAlarm',
  'SetAlarmState',
];

/** What an operation needs. Alarms have ARNs, metrics have none: their namespace is a condition key. */
export function permissionsFor(operation: string, input: Input, place: Place): readonly Permission[] {
  const action = `cloudwatch:${operation}`;
  if (ON_ALARMS.includes(operation)) return alarmArns(input, place).map((resource) => ({ action, resource }));
  const { Namespace } = input;
  if (operation !== 'PutMetricData' || typeof Namespace !== 'string') return [{ action, resource: '*' }];
  return [{ action, resource: '*', context: { 'cloudwatch:namespace': Namespace } }];
}

/** Of those that the input names; of all where it names none. */
function alarmArns({ AlarmName, AlarmNames }: Input, { partition, region, account }: Place): readonly string[] {
  const named = Array.isArray(AlarmNames) && AlarmNames.length > 0 ? AlarmNames : [AlarmName ?? '*'];
  return named.map((name) => `arn:${partition}:cloudwatch:${region}:${account}:alarm:${name}`);
}
