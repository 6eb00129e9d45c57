import type { AuditedResource } from '../audited-resource';
import { numberOf } from './numbers';

const DEFAULT_RETENTION_HOURS = 24;

/** The longest retention period that the template gives a data stream; unlimited where only the deployment tells. */
export function retentionSecondsOf(stream: AuditedResource): number {
  const hours = stream.values('RetentionPeriodHours').map((value) => {
    if (value.kind === 'absent') return DEFAULT_RETENTION_HOURS;
    return value.kind === 'known' ? numberOf(value.value) : Number.POSITIVE_INFINITY;
  });
  return Math.max(...hours) * 3600;
}
