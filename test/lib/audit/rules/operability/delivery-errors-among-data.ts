import type { FailingTemplate } from '../fixture';
import { template, toS3 } from '../resources';

const property = 'ExtendedS3DestinationConfiguration.ErrorOutputPrefix';

function prefixed(Prefix: unknown, ErrorOutputPrefix: unknown) {
  return toS3({ Prefix, ErrorOutputPrefix });
}

export const presenceDecides = true;

export const passing = [
  template({
    Beside: prefixed('logs/year=!{timestamp:yyyy}/', 'errors/logs/!{firehose:error-output-type}/'),
    Similar: prefixed('logs/', 'logs-failed/'),
    ByTime: prefixed('!{timestamp:yyyy/MM}/', 'errors/'),
    Default: prefixed(undefined, 'errors/'),
    NoErrors: prefixed('logs/', undefined),
    Named: prefixed({ 'Fn::Sub': 'logs/${AWS::StackName}/' }, { 'Fn::Sub': 'errors/${AWS::StackName}/' }),
  }),
];

export const failing: FailingTemplate[] = [
  {
    template: template({
      Below: prefixed('logs/year=!{timestamp:yyyy}/', 'logs/errors/!{firehose:error-output-type}/'),
      Same: prefixed('logs/', 'logs/'),
      Named: prefixed({ 'Fn::Sub': 'logs/${AWS::StackName}/' }, { 'Fn::Sub': 'logs/errors/${AWS::StackName}/' }),
    }),
    problems: {
      Below: [{ property, value: 'logs/errors/' }],
      Same: [{ property, value: 'logs/' }],
      Named: [{ property, value: 'logs/errors/' }],
    },
  },
];
