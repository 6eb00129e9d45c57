import type { IAlarmAction } from 'aws-cdk-lib/aws-cloudwatch';
import { requireActions } from '../../../lib/private/alarm-actions';

function actions(length: number): IAlarmAction[] {
  return Array.from({ length }, () => ({ bind: () => ({ alarmActionArn: 'arn' }) }));
}

describe('requireActions', () => {
  test.each([0, 5])('takes %d actions', (length) => {
    expect(() => requireActions('Alarms', 'actions', actions(length))).not.toThrow();
  });

  test('refuses more than CloudWatch takes', () => {
    expect(() => requireActions('Alarms', 'actions', actions(6))).toThrow(
      new Error('Alarms: actions must be at most 5, got 6'),
    );
  });
});
