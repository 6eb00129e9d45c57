import type { FailingTemplate } from '../fixture';
import {
  alarm,
  arnOf,
  ELSEWHERE,
  handler,
  mapping,
  mathAlarm,
  metricOf,
  NO_ALARMS,
  pipe,
  stream,
  template,
} from '../resources';

const named = { StreamName: { Ref: 'Stream' } };
const functionAge = metricOf('AWS/Lambda IteratorAge', { FunctionName: { Ref: 'Handler' } });
const streamAge = alarm('AWS/Kinesis GetRecords.IteratorAgeMilliseconds', named);
const consumer = {
  Type: 'AWS::Kinesis::StreamConsumer',
  Properties: { StreamARN: arnOf('Stream'), ConsumerName: 'traffic' },
};
const fanOut = mapping({ EventSourceArn: { 'Fn::GetAtt': ['Consumer', 'ConsumerARN'] } });
const consumerAge = { ...named, ConsumerName: 'traffic' };

export const presenceDecides = true;

export const passing = [
  template({ Stream: stream(), Mapping: mapping(), Handler: handler(), Age: mathAlarm('m0 / 1000', functionAge) }),
  template({ Stream: stream(), Mapping: mapping(), Pipe: pipe(), Age: streamAge }),
  template({
    Stream: stream(),
    Consumer: consumer,
    Mapping: fanOut,
    Age: alarm('AWS/Kinesis SubscribeToShardEvent.MillisBehindLatest', consumerAge),
  }),
  template({
    Stream: stream(),
    Alias: { Type: 'AWS::Lambda::Alias', Properties: { FunctionName: { Ref: 'Handler' } } },
    Handler: handler({ FunctionName: 'traffic' }),
    Mapping: mapping({ FunctionName: { Ref: 'Alias' } }),
    Age: alarm('AWS/Lambda IteratorAge', { FunctionName: 'traffic' }),
  }),
  template({
    Stream: stream(),
    Mapping: mapping(),
    Handler: handler(),
    Fleet: mathAlarm('SELECT MAX(IteratorAge) FROM SCHEMA("AWS/Lambda", FunctionName)'),
  }),
  template({ Mapping: mapping({ EventSourceArn: ELSEWHERE, FunctionName: 'traffic' }) }),
];

export const failing: FailingTemplate[] = [
  { template: template({ Stream: stream(), Mapping: mapping() }), problems: { Mapping: [NO_ALARMS] } },
  {
    template: template({ Stream: stream(), Mapping: mapping(), Errors: alarm('AWS/Lambda Errors') }),
    problems: { Mapping: [{}] },
  },
  {
    template: template({ Stream: stream(), Consumer: consumer, Mapping: fanOut, Age: streamAge }),
    problems: { Mapping: [{}] },
  },
  {
    template: template({
      Stream: stream(),
      Pipe: pipe(),
      Other: alarm('AWS/Kinesis GetRecords.IteratorAgeMilliseconds', { StreamName: 'other' }),
      Bytes: alarm('AWS/Kinesis GetRecords.Bytes', named),
    }),
    problems: { Pipe: [{}] },
  },
];
