import { requires } from '../../expectation';
import { ALARM } from '../../reading/alarms';
import type { Rule } from '../../rule';

const DASHBOARD = 'AWS::CloudWatch::Dashboard';

const requiresActions = requires('AlarmActions', (actions) => [actions].flat().length > 0);

export const alarmActions: Rule = {
  id: 'alarm-actions',
  title: 'An alarm tells nobody when it goes off',
  why: 'It turns red on a page that somebody would have to be looking at.',
  severity: 'medium',
  fix: 'Set AlarmActions, or make the alarm a part of a composite alarm that has some.',
  controls: {
    securityHub: ['CloudWatch.15'],
    nist80053r5: ['AU-6(1)', 'AU-6(5)', 'CA-7', 'IR-4(1)', 'IR-4(5)', 'SI-2', 'SI-4(5)', 'SI-4(12)', 'SI-20'],
    wellArchitected: ['REL06-BP03'],
  },
  concern: 'operability',
  types: [ALARM],
  check: (alarm, template) => {
    const isUsed = template.referring(alarm).some(({ type }) => type !== DASHBOARD);
    return isUsed ? [] : requiresActions(alarm, template);
  },
};
