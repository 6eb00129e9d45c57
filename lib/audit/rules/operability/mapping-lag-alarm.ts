import type { AuditedResource } from '../../audited-resource';
import type { AuditedTemplate } from '../../audited-template';
import { alarmsOn, unwatched } from '../../reading/alarms';
import { CONSUMER_AGE, FUNCTION_AGE, type MetricFamily, STREAM_AGE } from '../../reading/metric-families';
import { ofStreamReaders, STREAM_READERS, streamOf } from '../../reading/stream-readers';
import type { Rule } from '../../rule';

export const mappingLagAlarm: Rule = {
  id: 'mapping-lag-alarm',
  title: 'No alarm tells when a reader of a data stream falls behind',
  why: 'A reader that is stopped, throttled or blocked is noticed when its records have expired.',
  severity: 'medium',
  fix: 'Set an alarm on IteratorAge of the function, or on GetRecords.IteratorAgeMilliseconds of the stream, at a fraction of the retention period.',
  controls: { wellArchitected: ['REL06-BP01'] },
  concern: 'operability',
  types: STREAM_READERS,
  check: ofStreamReaders((reader, { source }, template) => {
    const reading = template.referred(reader, source);
    const invoked = functionOf(reader, template);
    const ages = reading === streamOf(reader, template) ? STREAM_AGE : CONSUMER_AGE;
    const isElsewhere = reading === undefined && invoked === undefined;
    const isWatched = isAlarmed(invoked, FUNCTION_AGE, template) || isAlarmed(reading, ages, template);
    return isElsewhere || isWatched ? [] : [unwatched(template)];
  }),
};

/** Behind the alias or the version that a mapping may name. */
function functionOf(reader: AuditedResource, template: AuditedTemplate): AuditedResource | undefined {
  const named = template.referred(reader, 'FunctionName');
  return named === undefined || !named.has('FunctionName')
    ? named
    : (template.referred(named, 'FunctionName') ?? named);
}

function isAlarmed(resource: AuditedResource | undefined, family: MetricFamily, template: AuditedTemplate): boolean {
  return resource !== undefined && alarmsOn(resource, family, template).length > 0;
}
