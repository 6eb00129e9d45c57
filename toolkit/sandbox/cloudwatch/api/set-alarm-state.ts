import { AwsError } from '../../kernel/aws-error';
import { ALARM_STATES } from '../alarm/alarm-state';
import { optionalText, requiredChoice, requiredText } from './members';
import type { Operation } from './operation';

export const setAlarmState: Operation = (input, { board }) => {
  const name = requiredText(input, 'AlarmName');
  const state = requiredChoice(input, 'StateValue', ALARM_STATES);
  const reason = requiredText(input, 'StateReason');
  const reasonData = optionalText(input, 'StateReasonData');
  if (reasonData !== undefined) requireJson(reasonData);
  board.setState(board.require(name), state, reason, reasonData);
  return undefined;
};

function requireJson(reasonData: string): void {
  try {
    JSON.parse(reasonData);
  } catch {
    throw new AwsError('InvalidFormat', `StateReasonData must be JSON, got ${reasonData}`);
  }
}
