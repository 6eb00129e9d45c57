import { AwsError } from '../../kernel/aws-error';
import { invalidParameter, missingParameter } from '../errors';
import type { Queue } from '../queue';
import type { Input, QueuesBackend } from './operation';

/** @throws AwsError `MissingParameter`, or `SerializationException` for what is no text */
export function requiredText(input: Input, name: string): string {
  const value = optionalText(input, name);
  if (value === undefined) throw missingParameter(name);
  return value;
}

export function optionalText(input: Input, name: string): string | undefined {
  const value = input[name] ?? undefined;
  if (value === undefined || typeof value === 'string') return value;
  throw new AwsError('SerializationException', `${name} must be a string`);
}

/** None when it is left out. */
export function textList(input: Input, name: string): readonly string[] {
  const value = input[name] ?? [];
  if (Array.isArray(value) && value.every((entry) => typeof entry === 'string')) return value;
  throw new AwsError('SerializationException', `${name} must be a list of strings`);
}

/** @throws AwsError `InvalidParameterValue` */
export function optionalInteger(input: Input, name: string, min: number, max: number): number | undefined {
  const value = input[name] ?? undefined;
  if (value === undefined) return undefined;
  if (Number.isInteger(value) && (value as number) >= min && (value as number) <= max) return value as number;
  throw invalidParameter(name, value, `Must be between ${min} and ${max}, if provided`);
}

/** @throws AwsError `QueueDoesNotExist` */
export function queueOf(input: Input, { queues }: QueuesBackend): Queue {
  return queues.ofUrl(requiredText(input, 'QueueUrl'));
}
