import { requires } from '../../expectation';
import { ALARM, isOf } from '../../reading/alarms';
import { READER_AGES } from '../../reading/metric-families';
import type { Rule } from '../../rule';

const requiresDoubt = requires('TreatMissingData', (treatment) => treatment !== 'notBreaching', { absent: 'missing' });

export const alarmMissingData: Rule = {
  id: 'alarm-missing-data',
  title: 'An alarm on an age takes missing data for good',
  why: 'A reader that stops altogether emits no age: the alarm goes back to OK while nothing is read.',
  severity: 'low',
  fix: 'Set TreatMissingData to ignore, which keeps the state of the alarm, or to breaching where records always flow.',
  controls: {},
  concern: 'operability',
  types: [ALARM],
  check: (alarm, template) => {
    const isAge = READER_AGES.some((age) => isOf({ alarm, path: '' }, age));
    return isAge ? requiresDoubt(alarm, template) : [];
  },
};
