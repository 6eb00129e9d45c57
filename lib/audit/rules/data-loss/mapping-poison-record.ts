import { judged } from '../../expectation';
import { isTrue } from '../../reading/booleans';
import { EVENT_SOURCE_MAPPING, takesSeveralRecords } from '../../reading/stream-readers';
import type { Rule } from '../../rule';

const BISECT = 'BisectBatchOnFunctionError';

export const mappingPoisonRecord: Rule = {
  id: 'mapping-poison-record',
  title: 'One record that fails takes its whole batch with it',
  why: 'Every record of the batch is retried, and in the end discarded, for the one that the function cannot process.',
  severity: 'medium',
  fix: `Set ${BISECT} to true, or let the function report the records that failed with ReportBatchItemFailures.`,
  controls: {},
  concern: 'data-loss',
  types: [EVENT_SOURCE_MAPPING],
  check: (mapping, template) => {
    const responses = mapping.values('FunctionResponseTypes');
    const isReported = responses.every((value) => value.kind === 'known' && reportsFailures(value.value));
    if (isReported || !takesSeveralRecords(mapping, template)) return [];
    return mapping.values(BISECT).flatMap((value) => judged(BISECT, value, isTrue, {}));
  },
};

function reportsFailures(responseTypes: unknown): boolean {
  return [responseTypes].flat().includes('ReportBatchItemFailures');
}
