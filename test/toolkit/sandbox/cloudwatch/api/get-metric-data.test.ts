import { GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { client, METRIC, putErrors, START, sandbox, useSandbox } from './cloudwatch-client';

useSandbox();

describe('GetMetricData', () => {
  const range = { StartTime: START, EndTime: new Date(START.getTime() + 5 * 60_000) };
  const sum = { Id: 'sum', MetricStat: { Metric: METRIC, Period: 60, Stat: 'Sum' } };

  async function putMinutes(...perMinute: number[]) {
    for (const value of perMinute) {
      await putErrors(value);
      await sandbox.clock.advance(60_000);
    }
  }

  test('gives labelled data, the latest first', async () => {
    await putMinutes(1, 2, 3);
    const MetricDataQueries = [
      sum,
      { Id: 'double', Expression: '2 * sum', Label: 'twice' },
      { Id: 'hidden', Expression: '3 * sum', ReturnData: false },
    ];
    const { MetricDataResults } = await client.send(new GetMetricDataCommand({ ...range, MetricDataQueries }));
    expect(MetricDataResults).toMatchObject([
      { Id: 'sum', Label: 'Errors', Values: [3, 2, 1], StatusCode: 'Complete' },
      { Id: 'double', Label: 'twice', Values: [6, 4, 2], StatusCode: 'Complete' },
    ]);
    expect(MetricDataResults?.[0]?.Timestamps?.at(-1)).toEqual(START);
  });

  test('gives data page by page, over all queries together', async () => {
    await putMinutes(1, 2, 3);
    const MetricDataQueries = [sum, { Id: 'double', Expression: '2 * sum' }];
    const page = (NextToken?: string) =>
      client.send(
        new GetMetricDataCommand({
          ...range,
          MetricDataQueries,
          MaxDatapoints: 4,
          ScanBy: 'TimestampAscending',
          NextToken,
        }),
      );
    const first = await page();
    expect(first.MetricDataResults).toMatchObject([
      { Id: 'sum', Values: [1, 2, 3], StatusCode: 'Complete' },
      { Id: 'double', Values: [2], StatusCode: 'PartialData' },
    ]);
    const second = await page(first.NextToken);
    expect(second.MetricDataResults).toMatchObject([{ Id: 'double', Values: [4, 6], StatusCode: 'Complete' }]);
    expect(second.NextToken).toBeUndefined();
  });

  test.each<[object, string]>([
    [{ MetricDataQueries: [] }, 'MetricDataQueries must be 1 to 500, got 0'],
    [
      { MetricDataQueries: Array.from({ length: 501 }, (_, i) => ({ ...sum, Id: `m${i}` })) },
      'MetricDataQueries must be 1 to 500, got 501',
    ],
    [{ MetricDataQueries: [sum, sum] }, 'Id must be used once, got sum again'],
    [{ MetricDataQueries: [{ ...sum, Id: 'Sum' }] }, 'Id must match ^[a-z]\\w{0,254}$, got Sum'],
    [{ EndTime: START }, 'The parameter StartTime must be less than the parameter EndTime.'],
    [{ StartTime: new Date(0) }, 'StartTime to EndTime must be at most 100800 periods, got 29453765'],
    [
      { MetricDataQueries: [{ ...sum, MetricStat: { ...sum.MetricStat, Period: 45 } }] },
      'Period must be 1, 5, 10, 20, 30 or a multiple of 60, got 45',
    ],
    [{ MaxDatapoints: 100_801 }, 'MaxDatapoints must be an integer from 1 to 100800, got 100801'],
    [
      { MetricDataQueries: [{ Id: 'e', Expression: '1 + 1' }] },
      'an expression must give a time series, got the number 2',
    ],
    [{ MetricDataQueries: [{ Id: 'e', Expression: 'other' }] }, 'there is no other query with the id other'],
  ])('refuses %j', async (input, message) => {
    const command = new GetMetricDataCommand({ ...range, MetricDataQueries: [sum], ...input });
    await expect(client.send(command)).rejects.toMatchObject({ name: 'ValidationException', message });
  });

  test('refuses a statistic that it does not know, data or none', async () => {
    const MetricDataQueries = [{ Id: 'm', MetricStat: { Metric: METRIC, Period: 60, Stat: 'tm90' } }];
    await expect(client.send(new GetMetricDataCommand({ ...range, MetricDataQueries }))).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message: 'the statistic must be one of Average, Sum, Minimum, Maximum, SampleCount, p0 to p100, got tm90',
    });
  });
});
