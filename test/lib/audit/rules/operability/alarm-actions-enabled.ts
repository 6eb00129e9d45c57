import type { FailingTemplate } from '../fixture';
import { alarm, ELSEWHERE, template } from '../resources';

const property = 'ActionsEnabled';

function enabled(ActionsEnabled: unknown) {
  return alarm('AWS/Kinesis IncomingRecords', {}, { ActionsEnabled });
}

export const passing = [template({ Default: enabled(undefined), On: enabled(true) })];

export const failing: FailingTemplate[] = [
  {
    template: template({
      Off: enabled(false),
      Composite: { Type: 'AWS::CloudWatch::CompositeAlarm', Properties: { [property]: 'false' } },
      Open: enabled(ELSEWHERE),
    }),
    problems: {
      Off: [{ property, value: false }],
      Composite: [{ property, value: 'false' }],
      Open: [{ property, value: ELSEWHERE, unresolved: true }],
    },
  },
];
