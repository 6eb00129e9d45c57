import type { AuditedResource } from '../../audited-resource';
import { requires } from '../../expectation';
import { isAtLeast, numberOf } from '../../reading/numbers';
import { EVENT_SOURCE_MAPPING, readsStream } from '../../reading/stream-readers';
import type { Rule } from '../../rule';

const DEFAULT_BATCH_SIZE = 100;

const requiresBatches = requires('BatchSize', isAtLeast(DEFAULT_BATCH_SIZE + 1), { absent: DEFAULT_BATCH_SIZE });

export const mappingSmallBatches: Rule = {
  id: 'mapping-small-batches',
  title: 'An event source mapping gives its function at most 100 records at once, without a batching window',
  why: 'A busy stream is billed for up to a hundred times the invocations, each with its log lines and its calls of other services.',
  severity: 'low',
  fix: 'Set BatchSize to 10000, and MaximumBatchingWindowInSeconds to what may be waited.',
  controls: { wellArchitected: ['COST06-BP01'] },
  concern: 'cost',
  types: [EVENT_SOURCE_MAPPING],
  check: (mapping, template) =>
    readsStream(mapping, template) && !waits(mapping) && !mapping.has('TumblingWindowInSeconds')
      ? requiresBatches(mapping, template)
      : [],
};

function waits(mapping: AuditedResource): boolean {
  return mapping
    .values('MaximumBatchingWindowInSeconds')
    .some((value) => value.kind !== 'absent' && !(value.kind === 'known' && numberOf(value.value) === 0));
}
