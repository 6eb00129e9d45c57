import { AwsError } from '../../kernel/aws-error';
import { isComposite, parentsOf } from '../composite/family';
import { textList } from './members';
import type { Operation } from './operation';

const MOST_ALARMS = 100;

/** All of them, or none. */
export const deleteAlarms: Operation = (input, { board }) => {
  const alarms = textList(input, 'AlarmNames', MOST_ALARMS).map((name) => board.require(name));
  const composites = alarms.filter(isComposite).length;
  if (composites > 1) {
    throw new AwsError('ValidationError', `AlarmNames must have at most 1 composite alarm, got ${composites}`);
  }
  for (const { name } of alarms) {
    const parent = parentsOf(name, board.all()).find((other) => !alarms.includes(other));
    if (parent === undefined) continue;
    throw new AwsError('ValidationError', `the alarm ${name} must not be deleted: ${parent.name} depends on it`);
  }
  for (const alarm of alarms) board.delete(alarm);
  return undefined;
};
