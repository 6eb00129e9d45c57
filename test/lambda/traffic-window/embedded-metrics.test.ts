import { embeddedMetrics } from '../../../lambda/traffic-window/embedded-metrics';
import { TRAFFIC_METRICS, Traffic } from '../../../lambda/traffic-window/traffic';

const SOURCE = { namespace: 'Shop', streamName: 'logs', shardId: 'shardId-000000000000', timestamp: 1431857100000 };
const entry = embeddedMetrics(new Traffic({ requests: 7 }).toMetrics(), SOURCE);

describe('embeddedMetrics', () => {
  test('has a value for every metric that it defines', () => {
    for (const metric of Object.keys(TRAFFIC_METRICS))
      expect(entry).toHaveProperty(metric, metric === 'Requests' ? 7 : 0);
  });

  test('names the shard, but not as a dimension', () => {
    expect(entry).toMatchObject({ StreamName: 'logs', ShardId: 'shardId-000000000000' });
    expect(entry).toHaveProperty(['_aws', 'CloudWatchMetrics', 0, 'Dimensions'], [['StreamName']]);
  });

  test('stamps the metrics with the given time', () => {
    expect(entry).toHaveProperty(['_aws', 'Timestamp'], SOURCE.timestamp);
  });
});
