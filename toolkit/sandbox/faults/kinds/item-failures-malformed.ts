import type { FaultKind } from '../fault-kind';
import { oneOf } from '../property-rules';
import { FUNCTION_FAULT, type FunctionFault, runFault } from './function-fault';

const ANSWERS = {
  'empty-identifier': '{"batchItemFailures":[{"itemIdentifier":""}]}',
  'null-identifier': '{"batchItemFailures":[{"itemIdentifier":null}]}',
  'unknown-identifier': '{"batchItemFailures":[{"itemIdentifier":"123"}]}',
  'wrong-key': '{"batchItemFailures":[{"foo":123}]}',
  'no-list': '{"batchItemFailures":"123"}',
} as const;

/** A function that an event source mapping invokes does its work, and answers with item failures that cannot be read. */
export interface ItemFailuresMalformed extends FunctionFault {
  readonly type: 'item-failures-malformed';
  readonly answer: keyof typeof ANSWERS;
}

export const itemFailuresMalformed: FaultKind<ItemFailuresMalformed> = {
  type: 'item-failures-malformed',
  properties: { ...FUNCTION_FAULT, answer: oneOf(Object.keys(ANSWERS)) },
  prepare: (fault, site) =>
    runFault(async (run) => {
      const outcome = await run.proceed();
      return outcome.failed ? outcome : { failed: false, payload: ANSWERS[fault.answer] };
    })(fault, site),
};
