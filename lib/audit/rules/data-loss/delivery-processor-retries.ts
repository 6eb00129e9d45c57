import { judged } from '../../expectation';
import { DELIVERY_STREAM, parameterPaths, processorPaths } from '../../reading/delivery-streams';
import { isAtLeast } from '../../reading/numbers';
import type { Rule } from '../../rule';

export const deliveryProcessorRetries: Rule = {
  id: 'delivery-processor-retries',
  title: 'A delivery stream does not invoke its function again when an invocation fails',
  why: 'One throttle or one cold start that times out sends a whole batch to the error output prefix.',
  severity: 'medium',
  fix: 'Set the parameter NumberOfRetries of the Lambda processor to 3, its default.',
  controls: { wellArchitected: ['REL05-BP03'] },
  concern: 'data-loss',
  types: [DELIVERY_STREAM],
  check: (stream) =>
    processorPaths(stream, 'Lambda')
      .flatMap((processor) => parameterPaths(stream, processor, 'NumberOfRetries'))
      .flatMap((path) => stream.values(path).flatMap((retries) => judged(path, retries, isAtLeast(1), {}))),
};
