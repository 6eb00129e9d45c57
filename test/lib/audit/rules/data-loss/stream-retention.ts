import type { FailingTemplate } from '../fixture';
import { ELSEWHERE, stream, template } from '../resources';

const property = 'RetentionPeriodHours';

export const passing = [
  template({ Week: stream({ RetentionPeriodHours: 168 }), Month: stream({ RetentionPeriodHours: '720' }) }),
  {
    Parameters: { Hours: { Type: 'Number', Default: 168 } },
    Resources: { Set: stream({ [property]: { Ref: 'Hours' } }) },
  },
];

export const failing: FailingTemplate[] = [
  {
    template: template({
      Default: stream(),
      Short: stream({ [property]: 167 }),
      Open: stream({ [property]: ELSEWHERE }),
    }),
    problems: {
      Default: [{ property }],
      Short: [{ property, value: 167 }],
      Open: [{ property, value: ELSEWHERE, unresolved: true }],
    },
  },
  {
    template: {
      Parameters: { Hours: { Type: 'Number', AllowedValues: [24, 168] } },
      Resources: { Either: stream({ [property]: { Ref: 'Hours' } }) },
    },
    problems: { Either: [{ property, value: 24 }] },
  },
];
