import type { FailingTemplate } from '../fixture';
import { alarm, ELSEWHERE, template } from '../resources';

const property = 'AlarmActions';

function acting(AlarmActions: unknown) {
  return alarm('AWS/Kinesis IncomingRecords', {}, { AlarmActions });
}

export const passing = [
  template({ Acting: acting([{ Ref: 'Topic' }]) }),
  template({
    Part: acting(undefined),
    Whole: { Type: 'AWS::CloudWatch::CompositeAlarm', Properties: { AlarmRule: { 'Fn::Sub': 'ALARM("${Part}")' } } },
  }),
];

export const failing: FailingTemplate[] = [
  {
    template: template({
      Silent: acting(undefined),
      Empty: acting([]),
      Recovering: alarm('AWS/Kinesis IncomingRecords', {}, { OKActions: [{ Ref: 'Topic' }] }),
      Open: acting(ELSEWHERE),
      Shown: acting(undefined),
      Page: { Type: 'AWS::CloudWatch::Dashboard', Properties: { DashboardBody: { Ref: 'Shown' } } },
    }),
    problems: {
      Silent: [{ property }],
      Empty: [{ property, value: [] }],
      Recovering: [{ property }],
      Open: [{ property, value: ELSEWHERE, unresolved: true }],
      Shown: [{ property }],
    },
  },
];
