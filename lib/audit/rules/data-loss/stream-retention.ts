import { requires } from '../../expectation';
import { isAtLeast } from '../../reading/numbers';
import type { Rule } from '../../rule';

export const streamRetention: Rule = {
  id: 'stream-retention',
  title: 'A data stream retains records for less than 7 days',
  why: 'What its readers have not processed when the retention period ends is gone; with the 24 hours of the default, an outage over a weekend is enough.',
  severity: 'medium',
  fix: 'Set RetentionPeriodHours to 168 or more.',
  controls: { securityHub: ['Kinesis.3'], wellArchitected: ['REL09-BP01'] },
  concern: 'data-loss',
  types: ['AWS::Kinesis::Stream'],
  check: requires('RetentionPeriodHours', isAtLeast(168)),
};
