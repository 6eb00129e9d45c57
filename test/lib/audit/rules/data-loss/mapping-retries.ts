import type { FailingTemplate } from '../fixture';
import { ELSEWHERE, either, mapping, NO_VALUE, pipe, stream, template } from '../resources';

const property = 'MaximumRetryAttempts';

export const passing = [
  template({
    Stream: stream(),
    Retries: mapping({ MaximumRetryAttempts: 0 }),
    Age: mapping({ MaximumRetryAttempts: -1, MaximumRecordAgeInSeconds: '3600' }),
    Pipe: pipe({ MaximumRetryAttempts: 10 }),
    Queue: mapping({ EventSourceArn: 'arn:aws:sqs:eu-west-1:111122223333:orders' }),
  }),
];

export const failing: FailingTemplate[] = [
  {
    template: template({
      Stream: stream(),
      Default: mapping(),
      Unbounded: mapping({ MaximumRetryAttempts: -1, MaximumRecordAgeInSeconds: -1 }),
      Sometimes: mapping({ MaximumRetryAttempts: either(5, -1) }),
      SometimesOld: mapping({ MaximumRecordAgeInSeconds: either(3600, NO_VALUE) }),
      Pipe: pipe(),
      Open: mapping({ MaximumRetryAttempts: ELSEWHERE }),
      OpenAge: mapping({ MaximumRecordAgeInSeconds: ELSEWHERE }),
    }),
    problems: {
      Default: [{ property }],
      Unbounded: [{ property }],
      Sometimes: [{ property }],
      SometimesOld: [{ property }],
      Pipe: [{ property: `SourceParameters.KinesisStreamParameters.${property}` }],
      Open: [{ property, value: ELSEWHERE, unresolved: true }],
      OpenAge: [{ property, value: ELSEWHERE, unresolved: true }],
    },
  },
  {
    template: template({ Imported: mapping({ EventSourceArn: ELSEWHERE }) }),
    problems: { Imported: [{ property }] },
  },
];
