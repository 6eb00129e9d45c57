import { AwsError } from '../kernel/aws-error';

const ACCESS_DENIED = ['cloudwatch', 'iam', 's3', 'sqs', 'sts'];
const FORBIDDEN = 403;

/** A denial, by the code and status that the service of the action gives it. */
export function deniedError(action: string, message: string): AwsError {
  const service = action.split(':')[0] ?? '';
  if (service === 'sns') return new AwsError('AuthorizationError', message, FORBIDDEN);
  if (ACCESS_DENIED.includes(service)) return new AwsError('AccessDenied', message, FORBIDDEN);
  return new AwsError('AccessDeniedException', message, service === 'lambda' ? FORBIDDEN : 400);
}
