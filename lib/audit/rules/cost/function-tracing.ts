import { requires } from '../../expectation';
import { EVENT_SOURCE_MAPPING, readsStream } from '../../reading/stream-readers';
import type { Rule } from '../../rule';

const requiresNoTraces = requires('TracingConfig.Mode', (mode) => mode !== 'Active', { absent: 'PassThrough' });

export const functionTracing: Rule = {
  id: 'function-tracing',
  title: 'A function that reads a stream starts an X-Ray trace for batches',
  why: 'X-Ray bills each trace, day and night, and a trace that begins at a batch shows neither the producer nor the record.',
  severity: 'low',
  fix: 'Set Mode of TracingConfig to PassThrough, or leave it out, and turn it on where something is looked into.',
  controls: {},
  concern: 'cost',
  types: ['AWS::Lambda::Function'],
  check: (handler, template) => {
    const mappings = template.referring(handler, EVENT_SOURCE_MAPPING);
    return mappings.some((mapping) => readsStream(mapping, template)) ? requiresNoTraces(handler, template) : [];
  },
};
