import type { AuditedResource } from '../../audited-resource';
import type { AuditedTemplate } from '../../audited-template';
import { DELIVERY_STREAM } from '../../reading/delivery-streams';
import { STREAM_READERS, streamOf } from '../../reading/stream-readers';
import type { Rule } from '../../rule';

const CONSUMER = 'AWS::Kinesis::StreamConsumer';
/** Shares a consumer with readers of other accounts, or a stream. */
const RESOURCE_POLICY = 'AWS::Kinesis::ResourcePolicy';

export const consumerSingleReader: Rule = {
  id: 'consumer-single-reader',
  title: 'The only reader of a data stream is an enhanced fan-out consumer',
  why: 'It pays for throughput of its own, though nobody shares that of the shards: a third more than the stream costs without it.',
  severity: 'low',
  fix: 'Read the stream itself, unless records have to arrive within 200 ms.',
  controls: { wellArchitected: ['COST06-BP01'] },
  concern: 'cost',
  types: [CONSUMER],
  check: (consumer, template) => {
    const stream = streamOf(consumer, template);
    if (stream === undefined || hasOtherReaders(stream, consumer, template)) return [];
    if (template.referring(consumer, RESOURCE_POLICY).length > 0) return [];
    return [{ property: 'StreamARN', manual: true }];
  },
};

function hasOtherReaders(stream: AuditedResource, consumer: AuditedResource, template: AuditedTemplate): boolean {
  const readers = template.referring(stream, CONSUMER, DELIVERY_STREAM, RESOURCE_POLICY, ...STREAM_READERS);
  return readers.some((reader) => reader !== consumer);
}
