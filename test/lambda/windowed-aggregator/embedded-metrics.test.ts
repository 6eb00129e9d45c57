import { malformedLinesMetric, resultMetrics } from '../../../lambda/windowed-aggregator/embedded-metrics';
import { result } from './results';

describe('resultMetrics', () => {
  test('writes the measures of a group under the stream and its dimensions', () => {
    expect(resultMetrics(result(), 'Shop')).toEqual({
      _aws: {
        Timestamp: Date.UTC(2026, 10, 21, 18),
        CloudWatchMetrics: [
          {
            Namespace: 'Shop',
            Dimensions: [['StreamName', 'Country']],
            Metrics: [{ Name: 'Orders' }, { Name: 'Revenue' }],
          },
        ],
      },
      StreamName: 'orders',
      ShardId: 'shardId-000000000000',
      Country: 'DE',
      Orders: 2,
      Revenue: 12.5,
    });
  });

  test('writes values of dimensions as CloudWatch takes them, and keeps them apart', () => {
    const metrics = ['Zürich', 'Zurich', 'a\nb'].map((Country) =>
      resultMetrics(result({ dimensions: { Country } }), 'Shop'),
    );
    expect(metrics.map((line) => (line as { Country: string }).Country)).toEqual([
      'Z\\u00fcrich',
      'Zurich',
      'a\\u000ab',
    ]);
  });
});

describe('malformedLinesMetric', () => {
  test('stands under the stream alone', () => {
    const window = { start: '2026-11-21T18:00:00Z', end: '2026-11-21T18:01:00Z' };
    expect(malformedLinesMetric(3, { streamName: 'orders', shardId: 'shardId-1', window }, 'Shop')).toEqual({
      _aws: {
        Timestamp: Date.UTC(2026, 10, 21, 18),
        CloudWatchMetrics: [{ Namespace: 'Shop', Dimensions: [['StreamName']], Metrics: [{ Name: 'MalformedLines' }] }],
      },
      StreamName: 'orders',
      ShardId: 'shardId-1',
      MalformedLines: 3,
    });
  });
});
