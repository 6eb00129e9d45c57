import type { FailingTemplate } from '../fixture';
import { ELSEWHERE, either, mapping, NO_VALUE, stream, template } from '../resources';

const property = 'BisectBatchOnFunctionError';

export const passing = [
  template({
    Stream: stream(),
    Split: mapping({ [property]: true }),
    AsText: mapping({ [property]: 'true' }),
    Reported: mapping({ FunctionResponseTypes: ['ReportBatchItemFailures'] }),
    OneByOne: mapping({ BatchSize: 1 }),
    Table: mapping({ EventSourceArn: 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders/stream/1' }),
  }),
];

export const failing: FailingTemplate[] = [
  {
    template: template({
      Stream: stream(),
      Default: mapping(),
      Off: mapping({ [property]: false, FunctionResponseTypes: [] }),
      Sometimes: mapping({ FunctionResponseTypes: either(['ReportBatchItemFailures'], NO_VALUE) }),
      Open: mapping({ [property]: ELSEWHERE, FunctionResponseTypes: ELSEWHERE }),
    }),
    problems: {
      Default: [{ property }],
      Sometimes: [{ property }],
      Off: [{ property, value: false }],
      Open: [{ property, value: ELSEWHERE, unresolved: true }],
    },
  },
];
