import type { EndpointAnswer } from '../endpoint/endpoint-client';
import type { Refusal } from '../endpoint/endpoint-service';

const MAX_ERROR_MESSAGE_LENGTH = 8_192;
const LONGEST_QUOTE = 1_024;
const OK = 200;
const TOO_LARGE = 413;

/** Why an answer is no delivery; absent when it is one. Only 200 with the body of the protocol is. */
export function refusalOf(answer: EndpointAnswer, requestId: string): Refusal | undefined {
  const { status, body } = answer;
  if (status === OK) return conforms(answer, requestId) ? undefined : invalid(answer, requestId);
  if (status < OK || (status >= 300 && status < 400)) return invalid(answer, requestId);
  return {
    code: 'HttpEndpoint.DestinationException',
    message: `The following response was received from the endpoint destination. ${status}: ${quote(body)}`,
    next: status === TOO_LARGE ? 'DISCARD' : 'RETRY',
  };
}

function conforms({ headers, body }: EndpointAnswer, requestId: string): boolean {
  const isPlainJson =
    /^application\/json *(;|$)/i.test(headers['content-type'] ?? '') && headers['content-encoding'] === undefined;
  if (!isPlainJson || headers['content-length'] === undefined) return false;
  const { requestId: echoed, timestamp, errorMessage = '' } = parsed(body);
  if (echoed !== requestId || !Number.isInteger(timestamp)) return false;
  return typeof errorMessage === 'string' && errorMessage.length <= MAX_ERROR_MESSAGE_LENGTH;
}

function parsed(body: string): Record<string, unknown> {
  try {
    return JSON.parse(body) ?? {};
  } catch {
    return {};
  }
}

function invalid({ status, body }: EndpointAnswer, requestId: string): Refusal {
  const reason = `Response for request ${requestId} is not recognized as valid JSON or has unexpected fields.`;
  return {
    code: 'HttpEndpoint.InvalidResponseFromDestination',
    message: `The response received from the specified endpoint is invalid. ${reason} Raw response received: ${status} ${quote(body)}`,
    next: 'RETRY',
  };
}

function quote(body: string): string {
  return body.slice(0, LONGEST_QUOTE);
}
