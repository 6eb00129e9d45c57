import type { RunOutcome } from '../kernel/function-run';

export function failure(errorType: string, errorMessage: string): RunOutcome {
  return { failed: true, payload: JSON.stringify({ errorType, errorMessage }) };
}

/** @param reason such as `with error: exit status 1` */
export function exited(requestId: string, reason: string): RunOutcome {
  return failure('Runtime.ExitError', `RequestId: ${requestId} Error: Runtime exited ${reason}`);
}

export function timedOut(requestId: string, timeoutMs: number): RunOutcome {
  const task = `Task timed out after ${(timeoutMs / 1000).toFixed(2)} seconds`;
  return failure('Sandbox.Timedout', `RequestId: ${requestId} Error: ${task}`);
}
