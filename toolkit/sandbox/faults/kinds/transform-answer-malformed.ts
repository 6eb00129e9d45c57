import type { FaultKind } from '../fault-kind';
import { oneOf } from '../property-rules';
import { FUNCTION_FAULT, type FunctionFault, runFault } from './function-fault';

interface TransformedRecord {
  readonly recordId: string;
  readonly result: string;
  readonly data?: string;
}

type Answer = (records: readonly TransformedRecord[]) => unknown;

const ANSWERS = {
  'wrong-record-id': (records) => ({
    records: records.map((record) => ({ ...record, recordId: `${record.recordId}x` })),
  }),
  'missing-record-id': (records) => ({ records: records.slice(1) }),
  'duplicated-record-id': (records) => ({ records: [...records, ...records.slice(0, 1)] }),
  dropped: (records) => ({ records: withResult(records, 'Dropped') }),
  'processing-failed': (records) => ({ records: withResult(records, 'ProcessingFailed') }),
  'unknown-result': (records) => ({ records: withResult(records, 'Okay') }),
  'null-data': (records) => ({ records: records.map((record) => ({ ...record, data: null })) }),
  'no-records': () => ({}),
} as const satisfies Record<string, Answer>;

/** A function that transforms records for Firehose does its work, and answers otherwise than it should. */
export interface TransformAnswerMalformed extends FunctionFault {
  readonly type: 'transform-answer-malformed';
  readonly answer: keyof typeof ANSWERS;
}

export const transformAnswerMalformed: FaultKind<TransformAnswerMalformed> = {
  type: 'transform-answer-malformed',
  properties: { ...FUNCTION_FAULT, answer: oneOf(Object.keys(ANSWERS)) },
  prepare: (fault, site) =>
    runFault(async (run) => {
      const outcome = await run.proceed();
      return outcome.failed ? outcome : { failed: false, payload: changed(outcome.payload, ANSWERS[fault.answer]) };
    })(fault, site),
};

function changed(payload: string, answer: Answer): string {
  const { records = [] } = JSON.parse(payload) as { records?: readonly TransformedRecord[] };
  return JSON.stringify(answer(records));
}

function withResult(records: readonly TransformedRecord[], result: string): TransformedRecord[] {
  return records.map(({ recordId, data }) => ({ recordId, result, data }));
}
