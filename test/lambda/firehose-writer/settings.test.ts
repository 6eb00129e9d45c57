import { readSettings } from '../../../lambda/firehose-writer/settings';

const ENV = {
  DELIVERY_STREAM_NAME: 'rows',
  FORMAT: 'lines',
  BEHIND_ALARM_NAME: 'behind',
  FAILING_ALARM_NAME: 'failing',
  FAILURE_BUCKET: 'failures',
  METRICS_NAMESPACE: 'Web',
};

describe('readSettings', () => {
  test('reads the environment', () => {
    expect(readSettings(ENV)).toEqual({
      deliveryStreamName: 'rows',
      format: 'lines',
      alarmNames: ['behind', 'failing'],
      failureBucket: 'failures',
      metricNamespace: 'Web',
    });
  });

  test.each(Object.keys(ENV))('names %s where it is not set', (name) => {
    expect(() => readSettings({ ...ENV, [name]: undefined })).toThrow(
      new Error(`the environment variable ${name} must be set`),
    );
  });
});
