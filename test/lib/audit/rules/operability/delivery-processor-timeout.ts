import type { FailingTemplate } from '../fixture';
import { ELSEWHERE, handler, lambdaProcessing, template, toS3 } from '../resources';

const property = 'Timeout';
const Delivery = toS3({ ProcessingConfiguration: lambdaProcessing() });

export const passing = [
  template({ Delivery, Handler: handler({ Timeout: 30 }) }),
  template({ Delivery, Handler: handler({ Timeout: '300' }) }),
  template({ Delivery, Other: handler({ Timeout: 900 }) }),
  template({ Delivery: toS3({ RoleARN: { Ref: 'Handler' } }), Handler: handler() }),
];

export const failing: FailingTemplate[] = [
  { template: template({ Delivery, Handler: handler() }), problems: { Handler: [{ property }] } },
  {
    template: template({ Delivery, Handler: handler({ Timeout: 29 }) }),
    problems: { Handler: [{ property, value: 29 }] },
  },
  {
    template: template({ Delivery, Handler: handler({ Timeout: 301 }) }),
    problems: { Handler: [{ property, value: 301 }] },
  },
  {
    template: template({ Delivery, Handler: handler({ Timeout: ELSEWHERE }) }),
    problems: { Handler: [{ property, value: ELSEWHERE, unresolved: true }] },
  },
];
