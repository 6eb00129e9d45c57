import { AwsError } from '../kernel/aws-error';

/** Names a stream as the service's messages do. */
export interface StreamIdentity {
  readonly name: string;
  readonly account: string;
}

export function invalidArgument(message: string): AwsError {
  return new AwsError('InvalidArgumentException', message);
}

export function validationError(message: string): AwsError {
  return new AwsError('ValidationException', message);
}

export function limitExceeded(message: string): AwsError {
  return new AwsError('LimitExceededException', message);
}

export function notFound(message: string): AwsError {
  return new AwsError('ResourceNotFoundException', message);
}

export function inUse(message: string): AwsError {
  return new AwsError('ResourceInUseException', message);
}

export function streamNotFound(stream: StreamIdentity): AwsError {
  return notFound(`Stream ${label(stream)} not found.`);
}

export function shardNotFound(shardId: string, stream: StreamIdentity): AwsError {
  return notFound(`Could not find shard ${shardId} in stream ${label(stream)}.`);
}

export const THROTTLED = 'ProvisionedThroughputExceededException';

export function throttled(shardId: string, stream: StreamIdentity): AwsError {
  return new AwsError(THROTTLED, `Rate exceeded for shard ${shardId} in stream ${label(stream)}.`);
}

/** Something went wrong inside the service. */
export const INTERNAL_FAILURE = new AwsError('InternalFailure', 'Internal service failure.', 500);

export function label(stream: StreamIdentity): string {
  return `${stream.name} under account ${stream.account}`;
}
