import { AwsError } from '../../kernel/aws-error';
import type { Alarm } from '../alarm/alarm';
import { ALARM_STATES } from '../alarm/alarm-state';
import { isComposite, parentsOf } from '../composite/family';
import { describeCompositeAlarm, describeMetricAlarm } from './alarm-description';
import { optionalChoice, optionalCount, optionalText, textList } from './members';
import type { CloudWatchBackend, Input, Operation } from './operation';
import { pageOf } from './page';

const MOST_RECORDS = 100;
const MOST_NAMES = 100;
const ALARM_TYPES = ['MetricAlarm', 'CompositeAlarm', 'LogAlarm'];

/** Metric alarms alone, unless composite alarms are asked for. */
export const describeAlarms: Operation = (input, backend) => {
  const { items, nextToken } = pageOf(
    selected(input, backend),
    input,
    optionalCount(input, 'MaxRecords', MOST_RECORDS) ?? MOST_RECORDS,
  );
  return {
    MetricAlarms: items.flatMap((alarm) => describeMetricAlarm(alarm, backend.board)),
    CompositeAlarms: items.flatMap((alarm) => describeCompositeAlarm(alarm, backend.board)),
    NextToken: nextToken,
  };
};

function selected(input: Input, backend: CloudWatchBackend): Alarm[] {
  const all = family(input, backend);
  const names = textList(input, 'AlarmNames', MOST_NAMES);
  const prefix = optionalText(input, 'AlarmNamePrefix');
  if (names.length > 0 && prefix !== undefined) {
    throw new AwsError('ValidationError', 'AlarmNames and AlarmNamePrefix are both set, keep one');
  }
  const state = optionalChoice(input, 'StateValue', ALARM_STATES);
  const actionPrefix = optionalText(input, 'ActionPrefix');
  return all
    .filter(({ name }) => names.length === 0 || names.includes(name))
    .filter(({ name }) => prefix === undefined || name.startsWith(prefix))
    .filter((alarm) => state === undefined || alarm.state.value === state)
    .filter((alarm) => actionPrefix === undefined || actionsOf(alarm).some((arn) => arn.startsWith(actionPrefix)));
}

/** Of what type: those of the given types, or those related to one alarm. */
function family(input: Input, { board }: CloudWatchBackend): Alarm[] {
  const parent = optionalText(input, 'ChildrenOfAlarmName');
  if (parent !== undefined) {
    const { definition } = board.require(parent);
    const children = definition.kind === 'composite' ? definition.children : [];
    return children.flatMap((name) => board.find(name) ?? []);
  }
  const child = optionalText(input, 'ParentsOfAlarmName');
  if (child !== undefined) return parentsOf(board.require(child).name, board.all());
  const types = textList(input, 'AlarmTypes', ALARM_TYPES.length);
  const wanted = types.length > 0 ? types : ['MetricAlarm'];
  return board.all().filter((alarm) => wanted.includes(isComposite(alarm) ? 'CompositeAlarm' : 'MetricAlarm'));
}

function actionsOf({ definition }: Alarm): readonly string[] {
  return Object.values(definition.actions).flat();
}
