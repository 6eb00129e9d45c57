import { DELIVERY_STREAM, OPENSEARCH_DESTINATIONS } from '../../../../lib/audit/reading/delivery-streams';
import type { ChangeRule } from '../change-rule';
import { type ChangedProperty, problemsOf } from '../changed-property';
import { keptDestination } from '../destinations';

/** These take the step from failed records to all, but not back. */
const ONE_WAY = ['SplunkDestinationConfiguration', 'SnowflakeDestinationConfiguration'];

export const backupNarrowed: ChangeRule = {
  id: 'backup-narrowed',
  title: 'What a delivery stream backs up is changed against the rules of its destination',
  why: 'Splunk and Snowflake go from failed records to all records only, and OpenSearch keeps the mode it was created with',
  severity: 'high',
  fix: 'keep the mode, or create a new delivery stream',
  check: (change) => {
    const destination = keptDestination(change.before, change.after) ?? '';
    if (change.type !== DELIVERY_STREAM) return [];
    if (OPENSEARCH_DESTINATIONS.includes(destination)) {
      return problemsOf(change, [`${destination}.S3BackupMode`], ({ before, after }) => mode(before) !== mode(after));
    }
    return ONE_WAY.includes(destination) ? problemsOf(change, [`${destination}.S3BackupMode`], isNarrowed) : [];
  },
};

function isNarrowed({ before, after }: ChangedProperty): boolean {
  return mode(before) !== 'failed' && mode(after) !== 'all';
}

function mode(value: unknown): unknown {
  if (value === undefined) return 'failed';
  if (typeof value !== 'string') return value;
  return value.startsWith('All') ? 'all' : 'failed';
}
