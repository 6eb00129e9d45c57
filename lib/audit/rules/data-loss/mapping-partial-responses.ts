import { requires } from '../../expectation';
import { EVENT_SOURCE_MAPPING, takesSeveralRecords } from '../../reading/stream-readers';
import type { Rule } from '../../rule';

const requiresResponses = requires('FunctionResponseTypes', (types) =>
  [types].flat().includes('ReportBatchItemFailures'),
);

export const mappingPartialResponses: Rule = {
  id: 'mapping-partial-responses',
  title: 'A function cannot tell which record of a batch it failed on',
  why: 'one failure makes Lambda invoke the function again with records it has processed, and spends the retries of all',
  severity: 'low',
  fix: 'set FunctionResponseTypes to ReportBatchItemFailures, and answer with the sequence number of the first record that failed',
  controls: {},
  concern: 'data-loss',
  types: [EVENT_SOURCE_MAPPING],
  check: (mapping, template) => (takesSeveralRecords(mapping, template) ? requiresResponses(mapping, template) : []),
};
