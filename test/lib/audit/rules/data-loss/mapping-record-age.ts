import type { FailingTemplate } from '../fixture';
import { ELSEWHERE, either, mapping, stream, template } from '../resources';

const property = 'MaximumRecordAgeInSeconds';
const day = 86_400;

export const passing = [
  template({
    Stream: stream({ RetentionPeriodHours: 48 }),
    Shorter: mapping({ [property]: 2 * day - 1 }),
    Bounded: mapping({ [property]: 2 * day, MaximumRetryAttempts: 10 }),
    Elsewhere: mapping({ [property]: 7 * day, EventSourceArn: ELSEWHERE }),
    NotRetried: mapping({ [property]: 2 * day, MaximumRetryAttempts: 0 }),
    None: mapping(),
  }),
];

export const failing: FailingTemplate[] = [
  {
    template: template({ Stream: stream(), Longer: mapping({ [property]: day, MaximumRetryAttempts: -1 }) }),
    problems: { Longer: [{ property, value: day }] },
  },
  {
    template: template({
      Stream: stream(),
      Consumer: {
        Type: 'AWS::Kinesis::StreamConsumer',
        Properties: { StreamARN: { 'Fn::GetAtt': ['Stream', 'Arn'] } },
      },
      FanOut: mapping({ [property]: 7 * day, EventSourceArn: { 'Fn::GetAtt': ['Consumer', 'ConsumerARN'] } }),
      Sometimes: mapping({ [property]: day, MaximumRetryAttempts: either(10, -1) }),
      Open: mapping({ [property]: ELSEWHERE }),
    }),
    problems: {
      FanOut: [{ property, value: 7 * day }],
      Sometimes: [{ property, value: day }],
      Open: [{ property, value: ELSEWHERE, unresolved: true }],
    },
  },
];
