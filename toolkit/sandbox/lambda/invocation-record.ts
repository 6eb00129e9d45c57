import { randomUUID } from 'node:crypto';
import type { InvocationResult } from '../kernel/services';
import { functionAddress } from './function-address';
import { LATEST } from './lambda-function';

export type Condition = 'Success' | 'RetriesExhausted' | 'EventAgeExceeded' | 'ZeroReservedConcurrency';

/** An asynchronous invocation that is over. */
export interface SettledInvocation {
  readonly functionArn: string;
  readonly requestId: string;
  /** JSON text. */
  readonly event: string;
  readonly condition: Condition;
  readonly invokeCount: number;
  /** The last one; absent when the function never ran. */
  readonly result?: InvocationResult;
  /** Milliseconds since the epoch. */
  readonly time: number;
}

/**
 * JSON text of what a destination is told.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
 */
export function invocationRecord({
  requestId,
  event,
  condition,
  invokeCount,
  result,
  time,
  functionArn,
}: SettledInvocation): string {
  return JSON.stringify({
    version: '1.0',
    timestamp: new Date(time).toISOString(),
    requestContext: {
      requestId,
      functionArn: qualifiedArn(functionArn),
      condition,
      approximateInvokeCount: invokeCount,
    },
    requestPayload: JSON.parse(event),
    ...(result !== undefined && responseOf(result)),
  });
}

/** The key of the object that holds a record. */
export function recordKey({ functionArn, time }: SettledInvocation): string {
  const { functionName } = functionAddress(functionArn);
  const [date = '', clock = ''] = new Date(time).toISOString().slice(0, 19).split('T');
  return `aws/lambda/async/${functionName}/${date.replaceAll('-', '/')}/${date}T${clock.replaceAll(':', '.')}-${randomUUID()}`;
}

function responseOf({ executedVersion, functionError, payload }: InvocationResult) {
  return {
    responseContext: { statusCode: 200, executedVersion, ...(functionError !== undefined && { functionError }) },
    responsePayload: JSON.parse(payload),
  };
}

function qualifiedArn(functionArn: string): string {
  return functionAddress(functionArn).qualifier === undefined ? `${functionArn}:${LATEST}` : functionArn;
}
