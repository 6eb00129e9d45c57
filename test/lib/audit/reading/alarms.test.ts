import { AuditedTemplate } from '../../../../lib/audit/audited-template';
import { alarmsOn, unwatched } from '../../../../lib/audit/reading/alarms';
import { DELIVERY_AGE, FUNCTION_AGE, STREAM_AGE } from '../../../../lib/audit/reading/metric-families';
import { alarm, either, handler, mathAlarm, metricOf, NO_ALARMS, stream, template, toS3 } from '../rules/resources';

const AGE = 'AWS/Kinesis GetRecords.IteratorAgeMilliseconds';

describe('alarmsOn', () => {
  test.each([
    ['a reference', alarm(AGE, { StreamName: { Ref: 'Stream' } })],
    ['its name', alarm(AGE, { StreamName: 'clicks' })],
    ['either of two names', alarm(AGE, { StreamName: either('orders', 'clicks') })],
    [
      'either of two metrics',
      alarm(AGE, { StreamName: 'clicks' }, { MetricName: either('GetRecords.Bytes', AGE.slice(12)) }),
    ],
    [
      'a part of its ARN',
      alarm(AGE, { StreamName: { 'Fn::Select': [1, { 'Fn::Split': ['/', { 'Fn::GetAtt': ['Stream', 'Arn'] }] }] } }),
    ],
    ['an expression over its metric', mathAlarm('m0 / 1000', metricOf(AGE, { StreamName: 'clicks' }))],
    ['a query over all streams', mathAlarm('SELECT MAX("GetRecords.IteratorAgeMilliseconds") FROM "AWS/Kinesis"')],
  ])('finds a stream by %s', (_, Age) => {
    expect(idsOn('Stream', STREAM_AGE, { Stream: stream({ Name: 'clicks' }), Age })).toEqual(['Age']);
  });

  test.each([
    ['another stream', alarm(AGE, { StreamName: 'orders' })],
    ['no stream', alarm(AGE)],
    ['another metric', alarm('AWS/Kinesis GetRecords.Bytes', { StreamName: 'clicks' })],
    ['another namespace', alarm('Own GetRecords.IteratorAgeMilliseconds', { StreamName: 'clicks' })],
    ['another dimension', alarm(AGE, { ConsumerName: 'clicks' })],
    ['a query over another namespace', mathAlarm('SELECT MAX("GetRecords.IteratorAgeMilliseconds") FROM "Own"')],
    ['a query over another metric', mathAlarm('SELECT MAX("GetRecords.Bytes") FROM "AWS/Kinesis"')],
  ])('leaves out %s', (_, Age) => {
    expect(idsOn('Stream', STREAM_AGE, { Stream: stream({ Name: 'clicks' }), Age })).toEqual([]);
  });

  test('takes a dimension without a value for that of nothing', () => {
    expect(idsOn('Stream', STREAM_AGE, { Stream: stream(), Age: alarm(AGE, { StreamName: undefined }) })).toEqual([]);
  });

  test('knows delivery streams and functions by their names', () => {
    const resources = {
      Delivery: toS3({}, { DeliveryStreamName: 'lake' }),
      Handler: handler({ FunctionName: 'traffic' }),
      Fresh: alarm('AWS/Firehose DeliveryToS3.DataFreshness', { DeliveryStreamName: 'lake' }),
      Age: alarm('AWS/Lambda IteratorAge', { FunctionName: 'traffic' }),
    };
    expect(idsOn('Delivery', DELIVERY_AGE, resources)).toEqual(['Fresh']);
    expect(idsOn('Handler', FUNCTION_AGE, resources)).toEqual(['Age']);
  });
});

describe('unwatched', () => {
  test('is a defect where the template watches its pipeline', () => {
    const watched = new AuditedTemplate(template({ Age: mathAlarm('m0', metricOf(AGE, {})) }));
    expect(unwatched(watched, { property: 'Name' })).toEqual({ property: 'Name' });
  });

  test('is for somebody to look up where it does not', () => {
    const others = template({ Own: alarm('Own Errors'), Nothing: { Type: 'AWS::CloudWatch::Alarm' } });
    expect(unwatched(new AuditedTemplate(others), { property: 'Name' })).toEqual({ property: 'Name', ...NO_ALARMS });
  });
});

function idsOn(id: string, family: typeof STREAM_AGE, resources: Parameters<typeof template>[0]): string[] {
  const audited = new AuditedTemplate(template(resources));
  const resource = audited.resource(id);
  if (resource === undefined) throw new Error(`there is no ${id}`);
  return alarmsOn(resource, family, audited).map(({ logicalId }) => logicalId);
}
