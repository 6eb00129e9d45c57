import type { FailingTemplate } from '../fixture';
import { ELSEWHERE, template } from '../resources';

const property = 'LoggingConfiguration.CloudWatchLogs.Enabled';

function channel(CloudWatchLogs?: object) {
  return { Type: 'AWS::Kinesis::Channel', Properties: { LoggingConfiguration: { CloudWatchLogs } } };
}

export const passing = [template({ On: channel({ Enabled: true, LogGroupName: 'deliveries' }) })];

export const failing: FailingTemplate[] = [
  {
    template: template({ Default: channel(), Off: channel({ Enabled: false }), Open: channel({ Enabled: ELSEWHERE }) }),
    problems: {
      Default: [{ property }],
      Off: [{ property, value: false }],
      Open: [{ property, value: ELSEWHERE, unresolved: true }],
    },
  },
];
