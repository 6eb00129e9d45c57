import { requires } from '../../expectation';
import { ofStreamReaders, STREAM_READERS } from '../../reading/stream-readers';
import type { Rule } from '../../rule';

export const mappingStartingPosition: Rule = {
  id: 'mapping-starting-position',
  title: 'A reader of a data stream begins with the latest record',
  why: 'Records that are put while it is created, or while an update replaces it, are never read: that takes minutes.',
  severity: 'medium',
  fix: 'Set the starting position to TRIM_HORIZON, or to AT_TIMESTAMP with the time from which on records count.',
  controls: {},
  concern: 'data-loss',
  types: STREAM_READERS,
  check: ofStreamReaders((reader, { startingPosition }, template) =>
    requires(startingPosition, (position) => position !== 'LATEST', { absent: 'refused' })(reader, template),
  ),
};
