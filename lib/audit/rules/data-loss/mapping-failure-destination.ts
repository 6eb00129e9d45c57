import { ofStreamReaders, STREAM_READERS } from '../../reading/stream-readers';
import type { Rule } from '../../rule';

export const mappingFailureDestination: Rule = {
  id: 'mapping-failure-destination',
  title: 'Records that are given up on go nowhere',
  why: 'When the retries or the age of a batch are exhausted, Lambda or the pipe moves on and nothing tells which records were skipped.',
  severity: 'high',
  fix: 'Set a failure destination: for an event source mapping a bucket, which keeps the whole records.',
  controls: { wellArchitected: ['REL05-BP03'] },
  concern: 'data-loss',
  types: STREAM_READERS,
  check: ofStreamReaders((reader, { failureDestination }) => {
    const values = reader.values(failureDestination);
    const isMissing = values.some((value) => value.kind === 'absent' || (value.kind === 'known' && value.value === ''));
    return isMissing ? [{ property: failureDestination }] : [];
  }),
};
