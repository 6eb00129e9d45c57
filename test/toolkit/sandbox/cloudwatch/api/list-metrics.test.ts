import { ListMetricsCommand, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { client, METRIC, putErrors, useSandbox } from './cloudwatch-client';

useSandbox();

describe('ListMetrics', () => {
  test('lists metrics by name and dimension', async () => {
    await putErrors(1);
    await client.send(new PutMetricDataCommand({ Namespace: 'App', MetricData: [{ MetricName: 'Visits', Value: 1 }] }));
    const list = async (input: object) => (await client.send(new ListMetricsCommand(input))).Metrics;
    expect(await list({ Namespace: 'App' })).toHaveLength(2);
    expect(await list({ Dimensions: [{ Name: 'Service' }] })).toEqual([METRIC]);
    expect(await list({ Dimensions: [{ Name: 'Service', Value: 'other' }] })).toEqual([]);
    expect(await list({ MetricName: 'Visits' })).toEqual([{ Namespace: 'App', MetricName: 'Visits', Dimensions: [] }]);
  });
});
