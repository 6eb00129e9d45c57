import { setTimeout as pause } from 'node:timers/promises';
import type { CloudFormationCustomResourceEvent } from 'aws-lambda';

const ATTEMPTS = 3;
const PAUSE_MS = 500;
/** CloudFormation refuses an answer of more than 4,096 bytes; a reason is most of it. */
const LONGEST_REASON = 1000;

export interface Answer {
  readonly Status: 'SUCCESS' | 'FAILED';
  readonly PhysicalResourceId: string;
  readonly Reason?: string;
}

/** Puts the answer where CloudFormation waits for it. */
export async function answer(event: CloudFormationCustomResourceEvent, outcome: Answer): Promise<void> {
  const { StackId, RequestId, LogicalResourceId, ResponseURL } = event;
  const reason = outcome.Reason?.slice(0, LONGEST_REASON);
  const body = JSON.stringify({ ...outcome, Reason: reason, StackId, RequestId, LogicalResourceId });
  for (let attempt = 1; ; attempt++) {
    const failure = await put(ResponseURL, body);
    if (failure === undefined) return;
    if (attempt === ATTEMPTS) throw new Error(`warehouse-setup: CloudFormation did not take the answer: ${failure}`);
    await pause(PAUSE_MS * attempt);
  }
}

/** The URL is signed without a content type. */
async function put(url: string, body: string): Promise<string | undefined> {
  try {
    const response = await fetch(url, { method: 'PUT', body, headers: { 'content-type': '' } });
    return response.ok ? undefined : `status ${response.status}`;
  } catch (error) {
    return String(error);
  }
}
