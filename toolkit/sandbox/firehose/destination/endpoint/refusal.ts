import { UnusableSecret } from './credential';
import { EndpointFailure } from './endpoint-client';
import type { Refusal } from './endpoint-service';

/**
 * What kept a request from being answered.
 * @param service as its error codes begin, such as `HttpEndpoint`
 * @throws the error when it is neither the endpoint's fault nor the secret's
 */
export function asRefusal(service: string, error: Error): Refusal {
  const { message } = error;
  if (error instanceof EndpointFailure) return { code: `${service}.${error.code}`, message, next: 'RETRY' };
  if (error instanceof UnusableSecret) return { code: `${service}.SecretsManagerParseError`, message, next: 'RETRY' };
  throw error;
}
