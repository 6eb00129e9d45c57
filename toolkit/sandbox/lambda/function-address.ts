import { AwsError } from '../kernel/aws-error';

export interface FunctionAddress {
  readonly functionName: string;
  /** A version or an alias; absent for `$LATEST`. */
  readonly qualifier?: string;
}

const ADDRESS =
  /^(?:(?:arn:[\w-]+:lambda:[\w-]+:)?(?:\d{12}:)?function:)?([A-Za-z0-9_-]{1,64})(?::([A-Za-z0-9$_-]+))?$/;

/** Reads a name, a partial ARN or an ARN, each with or without a qualifier. */
export function functionAddress(arnOrName: string): FunctionAddress {
  const match = ADDRESS.exec(arnOrName);
  if (match === null) {
    throw new AwsError('ValidationException', `FunctionName must be a function's name or ARN, got ${arnOrName}`);
  }
  const [, functionName = '', qualifier] = match;
  return { functionName, qualifier: qualifier === '$LATEST' ? undefined : qualifier };
}
