import { requires } from '../../expectation';
import { isTrue } from '../../reading/booleans';
import type { Rule } from '../../rule';

export const channelLogging: Rule = {
  id: 'channel-logging',
  title: 'A channel does not log why deliveries fail',
  why: 'The metrics tell that records were not delivered, and the dead letters which; the reason stands in the log only.',
  severity: 'medium',
  fix: 'Set LoggingConfiguration.CloudWatchLogs, with a log group.',
  controls: { wellArchitected: ['REL06-BP01'] },
  concern: 'operability',
  types: ['AWS::Kinesis::Channel'],
  check: requires('LoggingConfiguration.CloudWatchLogs.Enabled', isTrue),
};
