import { CheckConcern } from '../../../lib/audit/check-concern';
import { CheckSeverity } from '../../../lib/audit/check-severity';
import { CONCERNS } from '../../../lib/audit/rule';
import { isAtLeast, SEVERITIES } from '../../../lib/audit/severity';

test('a severity is at least itself and whatever is less', () => {
  expect(SEVERITIES.filter((severity) => isAtLeast(severity, 'high'))).toEqual(['critical', 'high']);
});

test('what users choose from is what rules have', () => {
  expect(Object.values(CheckSeverity)).toEqual(SEVERITIES);
  expect(Object.values(CheckConcern)).toEqual(CONCERNS);
});
