import { readCharge } from '../../../lambda/shard-autoscaler/charge';
import { Peak } from '../../../lambda/shard-autoscaler/peak';

const PEAK = { schedule: 'cron(0 8 * * ? *)', timeZone: 'Europe/Paris', minutes: 60, minShards: 32 };

const ENVIRONMENT = {
  STREAM_ARN: 'arn:aws:kinesis:eu-west-1:123456789012:stream/clicks',
  STREAM_NAME: 'clicks',
  SCALE_OUT_ALARM: 'clicks-scale-out',
  SCALE_OUT_THRESHOLD_PER_SHARD: '0.8',
  SCALE_IN_ALARM: 'clicks-scale-in',
  SCALE_IN_THRESHOLD_PER_SHARD: '0.56',
  METRICS_NAMESPACE: 'KinesisPipelines',
  PEAKS: JSON.stringify([PEAK]),
  MIN_SHARDS: '2',
  MAX_SHARDS: '64',
  TARGET_UTILIZATION: '0.8',
  COOLDOWN_MINUTES: '30',
};

describe('readCharge', () => {
  test('reads the environment', () => {
    expect(readCharge(ENVIRONMENT)).toEqual({
      streamArn: ENVIRONMENT.STREAM_ARN,
      streamName: 'clicks',
      scaleOutAlarm: { name: 'clicks-scale-out', thresholdPerShard: 0.8 },
      scaleInAlarm: { name: 'clicks-scale-in', thresholdPerShard: 0.56 },
      metricNamespace: 'KinesisPipelines',
      peaks: [new Peak(PEAK)],
      minShards: 2,
      maxShards: 64,
      targetUtilization: 0.8,
      cooldownMinutes: 30,
    });
  });

  test.each(Object.keys(ENVIRONMENT))('names the missing %s', (name) => {
    expect(() => readCharge({ ...ENVIRONMENT, [name]: undefined })).toThrow(
      expect.objectContaining({ message: `shard-autoscaler: ${name} must be set, got nothing` }),
    );
  });

  test.each(['many', '0', '-1'])('refuses %j shards', (MAX_SHARDS) => {
    expect(() => readCharge({ ...ENVIRONMENT, MAX_SHARDS })).toThrow(
      expect.objectContaining({ message: `shard-autoscaler: MAX_SHARDS must be a number above 0, got ${MAX_SHARDS}` }),
    );
  });
});
