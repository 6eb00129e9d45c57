import { listAt, valueAt } from '../model/model-resource';
import { type Meters, once } from './meter';

export const MONITORING_METERS: Meters = {
  'AWS::CloudWatch::Alarm': (alarm) => {
    const metrics = listAt(alarm, 'Metrics').filter((metric) => valueAt(metric, 'MetricStat') !== undefined);
    return [{ price: 'cloudwatch.alarm', quantity: Math.max(1, metrics.length) }];
  },
  'AWS::CloudWatch::CompositeAlarm': once('cloudwatch.composite-alarm'),
  'AWS::CloudWatch::Dashboard': once('cloudwatch.dashboard'),
  'AWS::Logs::MetricFilter': (filter) => [
    { price: 'cloudwatch.metric', quantity: Math.max(1, listAt(filter, 'MetricTransformations').length) },
  ],
};
