import { Template } from 'aws-cdk-lib/assertions';
import type { IAlarm, IAlarmAction } from 'aws-cdk-lib/aws-cloudwatch';
import { App, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

export const NOTIFY: IAlarmAction = {
  bind: () => ({ alarmActionArn: 'arn:aws:sns:eu-central-1:111111111111:alarms' }),
};

interface AlarmConstruct {
  readonly alarms: IAlarm[];
}

/** The properties of each alarm of a construct by the alarm's id in it, all references resolved to logical ids. */
export function alarmsOf(
  create: (stack: Stack) => Construct & AlarmConstruct,
): Record<string, Record<string, unknown>> {
  const stack = new Stack(new App(), 'Stack');
  const { alarms, node } = create(stack);
  const resources = Template.fromStack(stack).findResources('AWS::CloudWatch::Alarm');
  return Object.fromEntries(
    alarms.map((alarm) => {
      const resource = resources[stack.getLogicalId(alarm.node.defaultChild as never)];
      return [alarm.node.path.slice(node.path.length + 1), resource?.Properties];
    }),
  );
}
