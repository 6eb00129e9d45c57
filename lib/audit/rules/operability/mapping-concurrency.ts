import type { AuditedResource } from '../../audited-resource';
import { judged } from '../../expectation';
import { isAtLeast, numberOf } from '../../reading/numbers';
import { EVENT_SOURCE_MAPPING, streamOf } from '../../reading/stream-readers';
import type { Problem, Rule } from '../../rule';

const RESERVED = 'ReservedConcurrentExecutions';
/** An on-demand stream begins with as many. */
const ON_DEMAND_SHARDS = 4;

export const mappingConcurrency: Rule = {
  id: 'mapping-concurrency',
  title: 'A function reserves less concurrency than the shards of its stream need',
  why: 'Lambda throttles the batches of some shards, and their records grow old though the function is well.',
  severity: 'medium',
  fix: 'Reserve at least the number of shards times the ParallelizationFactor, or nothing.',
  controls: {},
  concern: 'operability',
  types: ['AWS::Lambda::Function'],
  check: (invoked, template) =>
    template.referring(invoked, EVENT_SOURCE_MAPPING).flatMap((mapping) => {
      const stream = streamOf(mapping, template);
      return stream === undefined ? [] : starved(invoked, batchesAtOnce(stream, mapping));
    }),
};

function batchesAtOnce(stream: AuditedResource, mapping: AuditedResource): number {
  return smallest(stream, 'ShardCount', ON_DEMAND_SHARDS) * smallest(mapping, 'ParallelizationFactor', 1);
}

/** What only the deployment tells may be as small as one. */
function smallest(resource: AuditedResource, property: string, absent: number): number {
  const numbers = resource.values(property).map((value) => {
    if (value.kind === 'absent') return absent;
    return value.kind === 'known' ? numberOf(value.value) : 1;
  });
  return Math.min(...numbers);
}

function starved(invoked: AuditedResource, needed: number): readonly Problem[] {
  const problems = invoked
    .values(RESERVED)
    .flatMap((value) => judged(RESERVED, value, isAtLeast(needed), { absent: needed }));
  return problems.map((problem) => ({ ...problem, message: `the stream needs ${needed}` }));
}
