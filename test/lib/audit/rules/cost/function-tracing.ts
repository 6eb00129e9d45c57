import type { Fixture } from '../fixture';
import { ELSEWHERE, handler, mapping, stream, template } from '../resources';

const reading = (Mode: unknown) =>
  template({ Stream: stream(), Handler: handler({ TracingConfig: { Mode } }), Mapping: mapping() });
const property = 'TracingConfig.Mode';

export const passing: Fixture['passing'] = [
  template({ Stream: stream(), Handler: handler(), Mapping: mapping() }),
  reading('PassThrough'),
  template({ Handler: handler({ TracingConfig: { Mode: 'Active' } }) }),
  template({
    Handler: handler({ TracingConfig: { Mode: 'Active' } }),
    Mapping: mapping({ EventSourceArn: 'arn:aws:sqs:eu-west-1:111111111111:orders', StartingPosition: undefined }),
  }),
];

export const failing: Fixture['failing'] = [
  { template: reading('Active'), problems: { Handler: [{ property, value: 'Active' }] } },
  { template: reading(ELSEWHERE), problems: { Handler: [{ property, value: ELSEWHERE, unresolved: true }] } },
];
