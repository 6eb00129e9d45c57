import type { AuditedResource } from '../../audited-resource';
import type { AuditedTemplate } from '../../audited-template';
import { DELIVERY_STREAM } from '../../reading/delivery-streams';
import { STREAM_READERS, streamOf } from '../../reading/stream-readers';
import type { Rule } from '../../rule';

const CONSUMER = 'AWS::Kinesis::StreamConsumer';

export const consumerSingleReader: Rule = {
  id: 'consumer-single-reader',
  title: 'The only reader of a data stream is an enhanced fan-out consumer',
  why: 'it pays for throughput of its own, though nobody shares that of the shards: a third more than the stream costs without it',
  severity: 'low',
  fix: 'read the stream itself, unless records have to arrive within 200 ms',
  controls: { wellArchitected: ['COST06-BP01'] },
  concern: 'cost',
  types: [CONSUMER],
  check: (consumer, template) => {
    const stream = streamOf(consumer, template);
    if (stream === undefined || hasOtherReaders(stream, consumer, template)) return [];
    return [{ property: 'StreamARN', manual: true }];
  },
};

/** Whoever may read the stream under a policy is one, too: only its own readers are certain to be none. */
function hasOtherReaders(stream: AuditedResource, consumer: AuditedResource, template: AuditedTemplate): boolean {
  const readers = template.referring(stream, CONSUMER, DELIVERY_STREAM, ...STREAM_READERS);
  return readers.some((reader) => reader !== consumer);
}
