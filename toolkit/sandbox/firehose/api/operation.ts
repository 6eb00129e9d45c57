import { AwsError } from '../../kernel/aws-error';

export type Input = Readonly<Record<string, unknown>>;

/** One operation of the API: it answers an input document, or throws an `AwsError`. */
export type Operation = (input: Input) => unknown;

export function invalidArgument(message: string): AwsError {
  return new AwsError('InvalidArgumentException', message);
}

/** @param member where the value stands in the request, such as `records.1.member.data` */
export function violation(member: string, constraint: string): AwsError {
  const message = `1 validation error detected: Value at '${member}' failed to satisfy constraint: ${constraint}`;
  return new AwsError('ValidationException', message);
}

/** What is wrong with properties, as the API answers it. */
export async function answered<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof AwsError ? error : invalidArgument((error as Error).message);
  }
}
