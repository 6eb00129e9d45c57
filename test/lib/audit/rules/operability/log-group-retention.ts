import type { FailingTemplate } from '../fixture';
import { ELSEWHERE, template } from '../resources';

const property = 'RetentionInDays';

function logGroup(properties: object = {}) {
  return { Type: 'AWS::Logs::LogGroup', Properties: { ...properties } };
}

export const passing = [template({ Forever: logGroup(), Year: logGroup({ [property]: 365 }) })];

export const failing: FailingTemplate[] = [
  {
    template: template({ Half: logGroup({ [property]: 180 }), Open: logGroup({ [property]: ELSEWHERE }) }),
    problems: {
      Half: [{ property, value: 180 }],
      Open: [{ property, value: ELSEWHERE, unresolved: true }],
    },
  },
];
