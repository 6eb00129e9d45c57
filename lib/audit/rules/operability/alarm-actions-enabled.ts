import { requires } from '../../expectation';
import { ALARM } from '../../reading/alarms';
import { isFalse } from '../../reading/booleans';
import type { Rule } from '../../rule';

export const alarmActionsEnabled: Rule = {
  id: 'alarm-actions-enabled',
  title: 'The actions of an alarm are turned off',
  why: 'It goes off and tells nobody, though it looks as if it would.',
  severity: 'medium',
  fix: 'Set ActionsEnabled to true.',
  controls: {
    securityHub: ['CloudWatch.17'],
    nist80053r5: ['AU-6(1)', 'AU-6(5)', 'CA-7', 'IR-4(1)', 'SI-2', 'SI-4(12)', 'SI-20'],
    wellArchitected: ['REL06-BP03'],
  },
  concern: 'operability',
  types: [ALARM, 'AWS::CloudWatch::CompositeAlarm'],
  check: requires('ActionsEnabled', (enabled) => !isFalse(enabled), { absent: true }),
};
