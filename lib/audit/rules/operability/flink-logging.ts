import type { Rule } from '../../rule';

const LOGGING = 'AWS::KinesisAnalyticsV2::ApplicationCloudWatchLoggingOption';

export const flinkLogging: Rule = {
  id: 'flink-logging',
  title: 'A Flink application writes no log',
  why: 'Why its job fails and restarts, and what its operators say, is lost with the task that said it.',
  severity: 'medium',
  fix: `Add an ${LOGGING} for the application, with the ARN of a log stream.`,
  controls: { wellArchitected: ['REL06-BP01'] },
  concern: 'operability',
  types: ['AWS::KinesisAnalyticsV2::Application'],
  check: (application, template) => (template.referring(application, LOGGING).length === 0 ? [{}] : []),
};
