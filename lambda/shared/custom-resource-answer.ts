import { setTimeout as pause } from 'node:timers/promises';
import type { CloudFormationCustomResourceEvent } from 'aws-lambda';

const ATTEMPTS = 3;
const PAUSE_MS = 500;
/** CloudFormation refuses an answer of more than 4,096 bytes; a reason is most of it. */
const LONGEST_REASON = 1000;

/** What a custom resource has become. */
export interface ProvidedResource {
  readonly PhysicalResourceId: string;
  /** What `Fn::GetAtt` gives. */
  readonly Data?: Readonly<Record<string, unknown>>;
}

interface Answer extends ProvidedResource {
  readonly Status: 'SUCCESS' | 'FAILED';
  readonly Reason?: string;
}

/** Tells CloudFormation what `provide` came to. CloudFormation waits for an answer, so there always is one. */
export async function answerWith(
  event: CloudFormationCustomResourceEvent,
  provide: () => Promise<ProvidedResource>,
): Promise<void> {
  await put(event, await attempt(event, provide));
}

async function attempt(
  event: CloudFormationCustomResourceEvent,
  provide: () => Promise<ProvidedResource>,
): Promise<Answer> {
  try {
    return { ...(await provide()), Status: 'SUCCESS' };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    console.error(JSON.stringify({ message: 'custom resource failed', requestId: event.RequestId, reason }));
    return { Status: 'FAILED', Reason: reason.slice(0, LONGEST_REASON), PhysicalResourceId: currentId(event) };
  }
}

function currentId(event: CloudFormationCustomResourceEvent): string {
  return event.RequestType === 'Create' ? event.RequestId : event.PhysicalResourceId;
}

async function put(event: CloudFormationCustomResourceEvent, answer: Answer): Promise<void> {
  const { StackId, RequestId, LogicalResourceId, ResponseURL } = event;
  const body = JSON.stringify({ ...answer, StackId, RequestId, LogicalResourceId });
  for (let attempt = 1; ; attempt++) {
    const failure = await send(ResponseURL, body);
    if (failure === undefined) return;
    if (attempt === ATTEMPTS)
      throw new Error(`CloudFormation did not take the answer of ${LogicalResourceId}: ${failure}`);
    await pause(PAUSE_MS * attempt);
  }
}

/** The URL is signed without a content type. */
async function send(url: string, body: string): Promise<string | undefined> {
  try {
    const response = await fetch(url, { method: 'PUT', body, headers: { 'content-type': '' } });
    return response.ok ? undefined : `status ${response.status}`;
  } catch (error) {
    return String(error);
  }
}
