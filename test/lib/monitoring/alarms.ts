import { Template } from 'aws-cdk-lib/assertions';
import type { IAlarm, IAlarmAction } from 'aws-cdk-lib/aws-cloudwatch';
import { App, Stack, type StackProps } from 'aws-cdk-lib/core';
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
  props?: StackProps,
): Record<string, Record<string, unknown>> {
  const stack = new Stack(new App(), 'Stack', props);
  const { alarms, node } = create(stack);
  const resources = Template.fromStack(stack).findResources('AWS::CloudWatch::Alarm');
  return Object.fromEntries(
    alarms.map((alarm) => {
      const resource = resources[stack.getLogicalId(alarm.node.defaultChild as never)];
      return [alarm.node.path.slice(node.path.length + 1), resource?.Properties];
    }),
  );
}

/** A metric of an expression, as it stands in the properties of an alarm. */
export function term(
  id: string,
  [namespace, name]: readonly [namespace: string, name: string],
  dimensions: Readonly<Record<string, unknown>>,
  [statistic, period]: readonly [statistic: string, period: number],
) {
  const Dimensions = Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
  const Metric = { Namespace: namespace, MetricName: name, Dimensions };
  return { Id: id, MetricStat: { Metric, Stat: statistic, Period: period }, ReturnData: false };
}

/** The properties of an alarm on an expression over others. */
export function math(expression: string, ...terms: object[]) {
  return { Metrics: [expect.objectContaining({ Expression: expression, Id: 'expr_1' }), ...terms] };
}
