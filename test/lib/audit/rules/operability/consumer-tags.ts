import type { FailingTemplate } from '../fixture';
import { template } from '../resources';

function consumer(properties: object = {}) {
  return { Type: 'AWS::Kinesis::StreamConsumer', Properties: { ConsumerName: 'traffic', ...properties } };
}

export const presenceDecides = true;

export const passing = [template({ Consumer: consumer() })];

export const failing: FailingTemplate[] = [
  {
    template: template({ Consumer: consumer({ Tags: [{ Key: 'Team', Value: 'Web' }] }) }),
    problems: { Consumer: [{ property: 'Tags' }] },
  },
];
