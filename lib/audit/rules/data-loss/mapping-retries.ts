import { expressionOf, type Value } from '../../expressions/value';
import { numberOf } from '../../reading/numbers';
import { ofStreamReaders, STREAM_READERS } from '../../reading/stream-readers';
import type { Rule } from '../../rule';

export const mappingRetries: Rule = {
  id: 'mapping-retries',
  title: 'A batch that fails is retried until its records expire',
  why: 'One poison record blocks its shard for as long as the stream retains it, and the records behind it expire unread.',
  severity: 'high',
  fix: 'Bound MaximumRetryAttempts, MaximumRecordAgeInSeconds or both, and give what is discarded a failure destination.',
  controls: { wellArchitected: ['REL05-BP03'] },
  concern: 'data-loss',
  types: STREAM_READERS,
  check: ofStreamReaders((reader, { retries, recordAge }) => {
    if (reader.values(retries).every(isBound) || reader.values(recordAge).every(isBound)) return [];
    const [open] = [...reader.values(retries), ...reader.values(recordAge)].filter(({ kind }) => kind === 'unresolved');
    if (open !== undefined) return [{ property: retries, value: expressionOf(open), unresolved: true }];
    return [{ property: retries }];
  }),
};

function isBound(value: Value): boolean {
  return value.kind === 'known' && numberOf(value.value) >= 0;
}
