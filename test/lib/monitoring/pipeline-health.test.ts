import { Template } from 'aws-cdk-lib/assertions';
import { Alarm, type IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { App, Stack } from 'aws-cdk-lib/core';
import { PipelineHealth, type PipelineHealthProps } from '../../../lib/monitoring/pipeline-health';
import { NOTIFY } from './alarms';

const NOTIFIED = ['arn:aws:sns:eu-central-1:111111111111:alarms'];

function alarmsIn(stack: Stack, count: number): IAlarm[] {
  const arn = (i: number) => `arn:aws:cloudwatch:eu-central-1:111111111111:alarm:alarm-${i}`;
  return Array.from({ length: count }, (_, i) => Alarm.fromAlarmArn(stack, `Alarm${i}`, arn(i)));
}

function health(count: number, props: Partial<PipelineHealthProps> = {}) {
  const stack = new Stack(new App(), 'Stack');
  const { alarm } = new PipelineHealth(stack, 'Health', { alarms: alarmsIn(stack, count), ...props });
  const composites = Template.fromStack(stack).findResources('AWS::CloudWatch::CompositeAlarm');
  const { [stack.getLogicalId(alarm.node.defaultChild as never)]: top, ...groups } = composites;
  return { top: top?.Properties, groups: Object.values(groups).map(({ Properties }) => Properties) };
}

/** As it stands in a rule, with a name as long as CloudWatch takes. */
const LONGEST_TERM = `ALARM("${'x'.repeat(255)}") OR `.length;

describe('PipelineHealth', () => {
  test('goes off with any of its alarms, tells nobody, and leaves its name to CloudFormation', () => {
    expect(health(2)).toEqual({
      top: {
        AlarmDescription: 'Something is wrong with Stack/Health: an alarm has gone off',
        AlarmRule: '(ALARM("alarm-0") OR ALARM("alarm-1"))',
      },
      groups: [],
    });
  });

  test('tells when it goes off and when it ends, on request', () => {
    expect(health(1, { actions: [NOTIFY], okActions: [NOTIFY] }).top).toMatchObject({
      AlarmActions: NOTIFIED,
      OKActions: NOTIFIED,
    });
  });

  test('names as many alarms in a rule as it holds, however long their names', () => {
    const { top, groups } = health(38);
    expect(groups).toEqual([]);
    expect(top.AlarmRule.match(/ALARM\(/g)).toHaveLength(38);
    expect(38 * LONGEST_TERM).toBeLessThanOrEqual(10_240);
  });

  test.each([
    [39, [38, 1]],
    [1_444, Array(38).fill(38)],
  ])('groups %s alarms', (count, sizes) => {
    const { top, groups } = health(count);
    expect(groups.map(({ AlarmRule }) => AlarmRule.match(/ALARM\(/g).length)).toEqual(sizes);
    expect(JSON.stringify(top.AlarmRule).match(/ALARM\(/g)).toHaveLength(sizes.length);
    for (const group of groups) expect(group).not.toHaveProperty('AlarmActions');
  });

  test.each([0, 1_445])('refuses %s alarms', (count) => {
    expect(() => health(count)).toThrow(new Error(`Stack/Health: alarms must be 1 to 1444, got ${count}`));
  });

  test.each(['actions', 'okActions'] as const)('refuses more %s than CloudWatch takes', (prop) => {
    expect(() => health(1, { [prop]: Array(6).fill(NOTIFY) })).toThrow(
      new Error(`Stack/Health: ${prop} must be at most 5, got 6`),
    );
  });
});
