import { requires } from '../../expectation';
import { isAtLeast } from '../../reading/numbers';
import { failureDestinationOf, STREAM_READERS, streamOf } from '../../reading/stream-readers';
import { retentionSecondsOf } from '../../reading/streams';
import type { Rule } from '../../rule';

const DEFAULT_SECONDS = 345_600;
const LONGEST_SECONDS = 1_209_600;

export const failureQueueRetention: Rule = {
  id: 'failure-queue-retention',
  title: 'A failure destination forgets what failed before the stream forgets the records',
  why: 'The queue deletes the pointers to records that could still be read and processed again.',
  severity: 'medium',
  fix: 'Set MessageRetentionPeriod to the retention period of the stream, 14 days at most.',
  controls: {},
  concern: 'data-loss',
  types: ['AWS::SQS::Queue'],
  check: (queue, template) => {
    const readers = template
      .referring(queue, ...STREAM_READERS)
      .filter((reader) => failureDestinationOf(reader, template) === queue);
    const streams = readers.flatMap((reader) => streamOf(reader, template) ?? []);
    if (streams.length === 0) return [];
    const needed = Math.min(LONGEST_SECONDS, Math.max(...streams.map(retentionSecondsOf)));
    return requires('MessageRetentionPeriod', isAtLeast(needed), { absent: DEFAULT_SECONDS })(queue, template);
  },
};
