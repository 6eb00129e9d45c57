import { requires } from '../../expectation';
import { isTrue } from '../../reading/booleans';
import { EVENT_SOURCE_MAPPING, takesSeveralRecords } from '../../reading/stream-readers';
import type { Rule } from '../../rule';

const requiresBisect = requires('BisectBatchOnFunctionError', isTrue, { absent: false });

export const mappingBisect: Rule = {
  id: 'mapping-bisect',
  title: 'A batch is not split when its function fails',
  why: 'every record of the batch is retried, and in the end discarded, for the one record that makes the function fail or time out',
  severity: 'medium',
  fix: 'set BisectBatchOnFunctionError to true',
  controls: {},
  concern: 'data-loss',
  types: [EVENT_SOURCE_MAPPING],
  check: (mapping, template) => (takesSeveralRecords(mapping, template) ? requiresBisect(mapping, template) : []),
};
