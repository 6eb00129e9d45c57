import { permissionsFor } from '../../../../../toolkit/sandbox/cloudwatch/api/permissions';

const PLACE = { region: 'us-east-1', account: '123456789012', partition: 'aws' };
const ALARM = 'arn:aws:cloudwatch:us-east-1:123456789012:alarm';

describe('what operations of CloudWatch need', () => {
  test.each([
    ['PutMetricAlarm', { AlarmName: 'errors' }, [`${ALARM}:errors`]],
    ['DescribeAlarms', { AlarmNames: ['a', 'b'] }, [`${ALARM}:a`, `${ALARM}:b`]],
    ['DescribeAlarms', {}, [`${ALARM}:*`]],
    ['DescribeAlarms', { AlarmNames: [] }, [`${ALARM}:*`]],
    ['GetMetricData', {}, ['*']],
  ])('%s of %j is on %j', (operation, input, resources) => {
    const needed = resources.map((resource) => ({ action: `cloudwatch:${operation}`, resource }));
    expect(permissionsFor(operation, input, PLACE)).toEqual(needed);
  });

  test('values name their namespace', () => {
    expect(permissionsFor('PutMetricData', { Namespace: 'App' }, PLACE)).toEqual([
      { action: 'cloudwatch:PutMetricData', resource: '*', context: { 'cloudwatch:namespace': 'App' } },
    ]);
  });
});
