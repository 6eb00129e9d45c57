import { AuditedTemplate } from '../../../../lib/audit/audited-template';
import { retentionSecondsOf } from '../../../../lib/audit/reading/streams';
import { ELSEWHERE, either, stream, template } from '../rules/resources';

test.each([
  ['24 hours by default', undefined, 86_400],
  ['what is set', '168', 604_800],
  ['the longer of two', either(24, 48), 172_800],
  ['without limit where only the deployment tells', ELSEWHERE, Number.POSITIVE_INFINITY],
])('a stream retains records %s', (_, RetentionPeriodHours, seconds) => {
  const [read] = new AuditedTemplate(template({ Stream: stream({ RetentionPeriodHours }) })).resources;
  expect(read && retentionSecondsOf(read)).toBe(seconds);
});
