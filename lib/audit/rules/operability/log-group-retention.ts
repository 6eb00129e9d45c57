import { requires } from '../../expectation';
import { isAtLeast } from '../../reading/numbers';
import type { Rule } from '../../rule';

const FOREVER = Number.POSITIVE_INFINITY;

export const logGroupRetention: Rule = {
  id: 'log-group-retention',
  title: 'A log group keeps its events for less than a year',
  why: 'What a function or a delivery stream said about a failure is gone when somebody looks into it, or an auditor asks.',
  severity: 'low',
  fix: 'Set RetentionInDays to 365 or more.',
  controls: {
    securityHub: ['CloudWatch.16'],
    nist80053r5: ['AU-6(3)', 'AU-6(4)', 'AU-10', 'AU-11', 'CA-7', 'SI-12'],
  },
  concern: 'operability',
  types: ['AWS::Logs::LogGroup'],
  check: requires('RetentionInDays', isAtLeast(365), { absent: FOREVER }),
};
