import { GetMetricStatisticsCommand, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { client, START, useSandbox } from './cloudwatch-client';

useSandbox();

describe('PutMetricData', () => {
  const range = { StartTime: START, EndTime: new Date(START.getTime() + 5 * 60_000) };

  test('takes the statistics of many values', async () => {
    const StatisticValues = { SampleCount: 4, Sum: 10, Minimum: 1, Maximum: 4 };
    await client.send(
      new PutMetricDataCommand({
        Namespace: 'App',
        MetricData: [{ MetricName: 'Size', Unit: 'Bytes', StatisticValues }],
      }),
    );
    const { Datapoints } = await client.send(
      new GetMetricStatisticsCommand({
        Namespace: 'App',
        MetricName: 'Size',
        ...range,
        Period: 60,
        Statistics: ['SampleCount', 'Average', 'Minimum', 'Maximum'],
      }),
    );
    expect(Datapoints).toEqual([
      { Timestamp: START, SampleCount: 4, Average: 2.5, Minimum: 1, Maximum: 4, Unit: 'Bytes' },
    ]);
  });

  test.each<[object[], string]>([
    [[{ MetricName: 'Errors' }], 'Values must be 1 to 150, got 0'],
    [[{ MetricName: 'Errors', Values: Array(151).fill(1) }], 'Values must be 1 to 150, got 151'],
    [Array(1_001).fill({ MetricName: 'Errors', Value: 1 }), 'MetricData must be at most 1000, got 1001'],
  ])('refuses more than its limits', async (MetricData, message) => {
    const command = new PutMetricDataCommand({ Namespace: 'App', MetricData: MetricData as [] });
    await expect(client.send(command)).rejects.toMatchObject({ name: 'InvalidParameterValueException', message });
  });
});
