import type { FailingTemplate } from '../fixture';
import { ELSEWHERE, template } from '../resources';

const property = 'RetentionInDays';

function logGroup(properties: object = {}) {
  return { Type: 'AWS::Logs::LogGroup', Properties: { ...properties } };
}

export const passing = [template({ Forever: logGroup(), Year: logGroup({ [property]: 365 }) })];

export const failing: FailingTemplate[] = [
  {
    template: template({ Shorter: logGroup({ [property]: 364 }), Open: logGroup({ [property]: ELSEWHERE }) }),
    problems: {
      Shorter: [{ property, value: 364 }],
      Open: [{ property, value: ELSEWHERE, unresolved: true }],
    },
  },
];
