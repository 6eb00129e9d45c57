import { AwsError } from '../../kernel/aws-error';
import { requiredText } from './members';
import type { Input, Operation } from './operation';

/** What would change how an alarm is evaluated, and does not here. */
const NOT_RUN = ['EvaluationCriteria', 'EvaluationInterval', 'ThresholdMetricId', 'WarmUpConfiguration'];

export const putMetricAlarm: Operation = (input, { board }) => {
  const name = requiredText(input, 'AlarmName');
  requireRunnable(input);
  validated(() => board.putMetricAlarm(name, input));
  return undefined;
};

export const putCompositeAlarm: Operation = (input, { board }) => {
  const name = requiredText(input, 'AlarmName');
  validated(() => board.putCompositeAlarm(name, input));
  return undefined;
};

/** @throws AwsError `ValidationError` */
function requireRunnable(input: Input): void {
  const { EvaluationWindow, EvaluateLowSampleCountPercentile } = input;
  const found = NOT_RUN.find((name) => input[name] !== undefined);
  if (found !== undefined) throw notRun(found);
  if (EvaluationWindow !== undefined && !('SlidingWindow' in (EvaluationWindow as object)))
    throw notRun('WallClockWindow');
  if (EvaluateLowSampleCountPercentile === 'ignore') throw notRun('EvaluateLowSampleCountPercentile');
}

function notRun(name: string): AwsError {
  return new AwsError('ValidationError', `the sandbox does not run alarms with ${name}`);
}

/** A call and a template describe an alarm alike; what may not stand in one may not in the other. */
function validated(put: () => unknown): void {
  try {
    put();
  } catch (error) {
    if (error instanceof AwsError) throw error;
    throw new AwsError('ValidationError', (error as Error).message);
  }
}
