import { DescribeAlarmsCommand, PutCompositeAlarmCommand, SetAlarmStateCommand } from '@aws-sdk/client-cloudwatch';
import { client, putAlarm, TOPIC, useSandbox } from './cloudwatch-client';

useSandbox();

describe('DescribeAlarms', () => {
  beforeEach(async () => {
    for (const AlarmName of ['a-1', 'a-2', 'b-1'])
      await putAlarm({ AlarmName, AlarmActions: [`${TOPIC}-${AlarmName}`] });
    await client.send(new PutCompositeAlarmCommand({ AlarmName: 'a-all', AlarmRule: 'ALARM("a-1") OR ALARM(a-2)' }));
    await client.send(new SetAlarmStateCommand({ AlarmName: 'a-2', StateValue: 'ALARM', StateReason: 'drill' }));
  });

  test.each<[object, string[]]>([
    [{}, ['a-1', 'a-2', 'b-1']],
    [{ AlarmNames: ['b-1', 'a-1', 'none'] }, ['a-1', 'b-1']],
    [{ AlarmNamePrefix: 'a-' }, ['a-1', 'a-2']],
    [{ StateValue: 'ALARM' }, ['a-2']],
    [{ ActionPrefix: `${TOPIC}-b` }, ['b-1']],
    [{ AlarmTypes: ['CompositeAlarm'] }, ['a-all']],
    [{ AlarmTypes: ['CompositeAlarm', 'MetricAlarm'], AlarmNamePrefix: 'a-' }, ['a-1', 'a-2', 'a-all']],
    [{ ChildrenOfAlarmName: 'a-all' }, ['a-1', 'a-2']],
    [{ ParentsOfAlarmName: 'a-1' }, ['a-all']],
  ])('finds alarms by %j', async (input, names) => {
    const { MetricAlarms = [], CompositeAlarms = [] } = await client.send(new DescribeAlarmsCommand(input));
    expect([...MetricAlarms, ...CompositeAlarms].map(({ AlarmName }) => AlarmName)).toEqual(names);
  });

  test('gives alarms page by page', async () => {
    const first = await client.send(new DescribeAlarmsCommand({ MaxRecords: 2 }));
    const second = await client.send(new DescribeAlarmsCommand({ MaxRecords: 2, NextToken: first.NextToken }));
    expect([first, second].map(({ MetricAlarms = [] }) => MetricAlarms.length)).toEqual([2, 1]);
    expect(second.NextToken).toBeUndefined();
  });

  test.each<[object, string, string]>([
    [
      { AlarmNames: ['a-1'], AlarmNamePrefix: 'a' },
      'ValidationException',
      'AlarmNames and AlarmNamePrefix are both set, keep one',
    ],
    [{ NextToken: 'made up' }, 'InvalidNextToken', 'NextToken must be one that was returned, got made up'],
    [{ MaxRecords: 101 }, 'ValidationException', 'MaxRecords must be an integer from 1 to 100, got 101'],
    [{ ChildrenOfAlarmName: 'none' }, 'ResourceNotFound', 'there is no alarm none'],
  ])('refuses %j', async (input, name, message) => {
    await expect(client.send(new DescribeAlarmsCommand(input))).rejects.toMatchObject({ name, message });
  });
});
