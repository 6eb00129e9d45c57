import type { FailingTemplate } from '../fixture';
import { application, template } from '../resources';

function loggingOf(application: string) {
  return {
    Type: 'AWS::KinesisAnalyticsV2::ApplicationCloudWatchLoggingOption',
    Properties: { ApplicationName: { Ref: application } },
  };
}

export const presenceDecides = true;

export const passing = [template({ Application: application(), Logging: loggingOf('Application') })];

export const failing: FailingTemplate[] = [
  {
    template: template({ Application: application(), Other: application(), Logging: loggingOf('Application') }),
    problems: { Other: [{}] },
  },
];
