import { AwsError } from '../../kernel/aws-error';
import { requiredText } from './members';
import type { Operation } from './operation';

export const putMetricAlarm: Operation = (input, { board }) => {
  const name = requiredText(input, 'AlarmName');
  validated(() => board.putMetricAlarm(name, input));
  return undefined;
};

export const putCompositeAlarm: Operation = (input, { board }) => {
  const name = requiredText(input, 'AlarmName');
  validated(() => board.putCompositeAlarm(name, input));
  return undefined;
};

/** A call and a template describe an alarm alike; what may not stand in one may not in the other. */
function validated(put: () => unknown): void {
  try {
    put();
  } catch (error) {
    if (error instanceof AwsError) throw error;
    throw new AwsError('ValidationError', (error as Error).message);
  }
}
