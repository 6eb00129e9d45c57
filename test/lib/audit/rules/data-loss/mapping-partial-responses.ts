import type { FailingTemplate } from '../fixture';
import { ELSEWHERE, mapping, stream, template } from '../resources';

const property = 'FunctionResponseTypes';

export const passing = [
  template({
    Stream: stream(),
    List: mapping({ [property]: ['ReportBatchItemFailures'] }),
    Text: mapping({ [property]: 'ReportBatchItemFailures' }),
    OneByOne: mapping({ BatchSize: 1 }),
  }),
];

export const failing: FailingTemplate[] = [
  {
    template: template({
      Stream: stream(),
      Default: mapping(),
      Empty: mapping({ [property]: [] }),
      Open: mapping({ [property]: ELSEWHERE }),
    }),
    problems: {
      Default: [{ property }],
      Empty: [{ property, value: [] }],
      Open: [{ property, value: ELSEWHERE, unresolved: true }],
    },
  },
];
