import { judged } from '../../expectation';
import { numberOf } from '../../reading/numbers';
import { ofStreamReaders, STREAM_READERS, streamOf } from '../../reading/stream-readers';
import { retentionSecondsOf } from '../../reading/streams';
import type { Rule } from '../../rule';

const UNBOUNDED = -1;

export const mappingRecordAge: Rule = {
  id: 'mapping-record-age',
  title: 'The only bound on retries is an age that records do not reach before they expire',
  why: 'A batch that fails blocks its shard until its records expire, and what expires does not go to the failure destination.',
  severity: 'high',
  fix: 'Bound MaximumRetryAttempts, or set MaximumRecordAgeInSeconds well below the retention period of the stream.',
  controls: { wellArchitected: ['REL05-BP03'] },
  concern: 'data-loss',
  types: STREAM_READERS,
  check: ofStreamReaders((reader, { retries, recordAge }, template) => {
    const stream = streamOf(reader, template);
    const isBound = reader.values(retries).every((value) => value.kind === 'known' && numberOf(value.value) >= 0);
    if (stream === undefined || isBound) return [];
    const isInTime = (age: unknown) => numberOf(age) < retentionSecondsOf(stream);
    return reader.values(recordAge).flatMap((age) => judged(recordAge, age, isInTime, { absent: UNBOUNDED }));
  }),
};
