import type { FailingTemplate } from '../fixture';
import { alarm, arnOf, ELSEWHERE, handler, mapping, stream, template } from '../resources';

const property = 'Threshold';
const day = 86_400_000;

function ofStream(Threshold: unknown) {
  return alarm('AWS/Kinesis GetRecords.IteratorAgeMilliseconds', { StreamName: { Ref: 'Stream' } }, { Threshold });
}

function ofFunction(Threshold: unknown) {
  return alarm('AWS/Lambda IteratorAge', { FunctionName: { Ref: 'Handler' } }, { Threshold });
}

function ofConsumer(Threshold: unknown) {
  const dimensions = { StreamName: { Ref: 'Stream' }, ConsumerName: 'traffic' };
  return alarm('AWS/Kinesis SubscribeToShardEvent.MillisBehindLatest', dimensions, { Threshold });
}

export const passing = [
  template({
    Stream: stream(),
    Handler: handler(),
    Mapping: mapping(),
    Age: ofStream(day - 1),
    Lag: ofFunction('3600000'),
  }),
  template({ Stream: stream({ RetentionPeriodHours: 168 }), Age: ofStream(day), Behind: ofConsumer(day) }),
  template({ Elsewhere: ofStream(365 * day), Unmapped: ofFunction(365 * day), Open: ofStream(ELSEWHERE) }),
  template({
    Stream: stream({ RetentionPeriodHours: 168 }),
    Shorter: stream(),
    Age: ofStream(day),
    Lag: ofFunction(day),
  }),
  template({
    Stream: stream(),
    Other: handler(),
    Mapping: mapping({ FunctionName: { Ref: 'Other' } }),
    Lag: ofFunction(day),
  }),
  template({ Stream: stream(), Records: alarm('AWS/Kinesis GetRecords.Records', {}, { Threshold: day }) }),
];

export const failing: FailingTemplate[] = [
  {
    template: template({
      Stream: stream({ RetentionPeriodHours: 168 }),
      Shorter: stream(),
      Handler: handler(),
      Mapping: mapping(),
      Other: mapping({ EventSourceArn: arnOf('Shorter') }),
      Lag: ofFunction(day),
    }),
    problems: { Lag: [{ property, value: day }] },
  },
  {
    template: template({
      Stream: stream(),
      Handler: handler(),
      Mapping: mapping(),
      Age: ofStream(day),
      Lag: ofFunction(2 * day),
      Behind: ofConsumer(7 * day),
      Open: ofStream(ELSEWHERE),
    }),
    problems: {
      Age: [{ property, value: day }],
      Lag: [{ property, value: 2 * day }],
      Behind: [{ property, value: 7 * day }],
      Open: [{ property, value: ELSEWHERE, unresolved: true }],
    },
  },
];
