import { AwsError } from '../../kernel/aws-error';

export function invalidParameter(message: string): AwsError {
  return new AwsError('InvalidParameterValueException', message);
}

export function mappingNotFound(): AwsError {
  return new AwsError('ResourceNotFoundException', 'The resource you requested does not exist.', 404);
}

export function mappingInUse(operation: 'update' | 'delete'): AwsError {
  return new AwsError('ResourceInUseException', `Cannot ${operation} the event source mapping because it is in use.`);
}
