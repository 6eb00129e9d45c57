import type { FailingTemplate } from '../fixture';
import { ELSEWHERE, template } from '../resources';

const property = 'DataRetentionInHours';

function video(properties: object = {}) {
  return { Type: 'AWS::KinesisVideo::Stream', Properties: { ...properties } };
}

export const passing = [template({ Hour: video({ [property]: 1 }), Day: video({ [property]: '24' }) })];

export const failing: FailingTemplate[] = [
  {
    template: template({ Default: video(), Zero: video({ [property]: 0 }), Open: video({ [property]: ELSEWHERE }) }),
    problems: {
      Default: [{ property }],
      Zero: [{ property, value: 0 }],
      Open: [{ property, value: ELSEWHERE, unresolved: true }],
    },
  },
];
