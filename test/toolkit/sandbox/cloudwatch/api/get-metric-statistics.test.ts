import { GetMetricStatisticsCommand } from '@aws-sdk/client-cloudwatch';
import { client, METRIC, putErrors, START, useSandbox } from './cloudwatch-client';

useSandbox();

describe('GetMetricStatistics', () => {
  const range = { StartTime: START, EndTime: new Date(START.getTime() + 5 * 60_000) };

  test('gives statistics', async () => {
    await putErrors(1, 2, 6);
    const { Datapoints } = await client.send(
      new GetMetricStatisticsCommand({
        ...METRIC,
        ...range,
        Period: 60,
        Statistics: ['Sum', 'Maximum'],
        ExtendedStatistics: ['p50'],
      }),
    );
    expect(Datapoints).toEqual([
      { Timestamp: START, Sum: 9, Maximum: 6, ExtendedStatistics: { p50: 2 }, Unit: 'None' },
    ]);
    await expect(
      client.send(new GetMetricStatisticsCommand({ ...METRIC, ...range, Period: 60 })),
    ).rejects.toMatchObject({
      name: 'InvalidParameterCombinationException',
      message: 'Statistics must be set, or ExtendedStatistics',
    });
  });

  test('refuses a statistic that it does not know, data or none', async () => {
    const input = { ...METRIC, ...range, Period: 60, ExtendedStatistics: ['tm90'] };
    await expect(client.send(new GetMetricStatisticsCommand(input))).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message: 'the statistic must be one of Average, Sum, Minimum, Maximum, SampleCount, p0 to p100, got tm90',
    });
  });

  test('gives no more than a call may have', async () => {
    const EndTime = new Date(START.getTime() + 1_441 * 60_000);
    const input = { ...METRIC, StartTime: START, EndTime, Period: 60, Statistics: ['Sum' as const] };
    await expect(client.send(new GetMetricStatisticsCommand(input))).rejects.toMatchObject({
      name: 'InvalidParameterCombinationException',
      message:
        'You have requested up to 1441 datapoints, which exceeds the limit of 1440. You may reduce the datapoints requested by increasing Period, or decreasing the time range.',
    });
  });
});
