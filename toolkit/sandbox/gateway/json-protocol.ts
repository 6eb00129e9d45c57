import { AwsError } from '../kernel/aws-error';
import type { HttpResponse } from '../kernel/room';

export function parseJson(body: Buffer): Record<string, unknown> {
  if (body.length === 0) return {};
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Answered below, as for any other body that is no object.
  }
  throw new AwsError('SerializationException', 'the body must be a JSON object');
}

export function jsonResponse(output: unknown, version: string, requestId: string): HttpResponse {
  const body = output === undefined ? '' : JSON.stringify(output);
  return { status: 200, headers: headersOf(version, requestId), body };
}

/** What is no `AwsError` is a fault of the sandbox itself, and says so. */
export function jsonError(error: unknown, version: string, requestId: string): HttpResponse {
  const known = error instanceof AwsError ? error : new AwsError('InternalFailure', `sandbox: ${error}`, 500);
  const headers = { ...headersOf(version, requestId), 'x-amzn-errortype': known.code };
  return { status: known.status, headers, body: JSON.stringify({ __type: known.code, message: known.message }) };
}

function headersOf(version: string, requestId: string): Record<string, string> {
  return { 'content-type': `application/x-amz-json-${version}`, 'x-amzn-requestid': requestId };
}
