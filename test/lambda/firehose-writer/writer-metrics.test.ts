import type { CloudWatchClient, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { WriterMetrics } from '../../../lambda/firehose-writer/writer-metrics';
import { FirehoseWriterMetric } from '../../../lib/processing/firehose-writer-metric';
import { loggedBy } from './logged';

function setUp(answer: () => void = () => {}) {
  const puts: unknown[] = [];
  const send = async ({ input }: PutMetricDataCommand) => {
    answer();
    puts.push(input);
  };
  return { puts, metrics: new WriterMetrics({ send } as unknown as CloudWatchClient, 'Web', 'rows') };
}

describe('WriterMetrics', () => {
  test.each(Object.values(FirehoseWriterMetric))('counts %s, at the time of CloudWatch', async (metric) => {
    const { puts, metrics } = setUp();
    await metrics.count(metric, 3, 'logs');
    const Dimensions = [
      { Name: 'StreamName', Value: 'logs' },
      { Name: 'DeliveryStreamName', Value: 'rows' },
    ];
    expect(puts).toEqual([
      { Namespace: 'Web', MetricData: [{ MetricName: metric, Dimensions, Value: 3, Unit: 'Count' }] },
    ]);
  });

  test('does not count nothing', async () => {
    const { puts, metrics } = setUp();
    await metrics.count('RefusedRecords', 0, 'logs');
    expect(puts).toEqual([]);
  });

  test('logs a count that CloudWatch does not take', async () => {
    const { metrics } = setUp(() => {
      throw new Error('Rate exceeded');
    });
    expect(await loggedBy(() => metrics.count('RefusedRecords', 3, 'logs'))).toEqual([
      { level: 'WARN', metric: 'RefusedRecords', records: 3, reason: 'Rate exceeded' },
    ]);
  });
});
