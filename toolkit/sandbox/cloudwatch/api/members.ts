import { AwsError } from '../../kernel/aws-error';
import type { Input } from './operation';

/** @throws AwsError `MissingParameter`, or `ValidationError` for what is no text */
export function requiredText(input: Input, name: string): string {
  const value = optionalText(input, name);
  if (value === undefined) throw missing(name);
  return value;
}

export function optionalText(input: Input, name: string): string | undefined {
  const value = input[name] ?? undefined;
  if (value === undefined || typeof value === 'string') return value;
  throw invalid(name, 'a string', value);
}

/** @throws AwsError `MissingParameter`, or `ValidationError` for what is not allowed */
export function requiredChoice<T extends string>(input: Input, name: string, allowed: readonly T[]): T {
  const value = optionalChoice(input, name, allowed);
  if (value === undefined) throw missing(name);
  return value;
}

export function optionalChoice<T extends string>(input: Input, name: string, allowed: readonly T[]): T | undefined {
  const value = input[name] ?? undefined;
  if (value === undefined || allowed.includes(value as T)) return value as T | undefined;
  throw invalid(name, `one of ${allowed.join(', ')}`, value);
}

/** None when it is left out. */
export function textList(input: Input, name: string, most: number): readonly string[] {
  const value = input[name] ?? [];
  const isList = Array.isArray(value) && value.every((entry) => typeof entry === 'string');
  if (!isList) throw invalid(name, 'a list of strings', value);
  if (value.length > most)
    throw new AwsError('ValidationError', `${name} must be at most ${most}, got ${value.length}`);
  return value;
}

/** Milliseconds since the epoch, from seconds. */
export function requiredTime(input: Input, name: string): number {
  const time = optionalTime(input, name);
  if (time === undefined) throw missing(name);
  return time;
}

export function optionalTime(input: Input, name: string): number | undefined {
  const value = input[name] ?? undefined;
  if (value === undefined) return undefined;
  if (typeof value === 'number' && Number.isFinite(value)) return value * 1_000;
  throw invalid(name, 'a time in seconds since the epoch', value);
}

export function optionalCount(input: Input, name: string, most: number): number | undefined {
  const value = input[name] ?? undefined;
  if (value === undefined) return undefined;
  if (Number.isInteger(value) && (value as number) >= 1 && (value as number) <= most) return value as number;
  throw invalid(name, `an integer from 1 to ${most}`, value);
}

function missing(name: string): AwsError {
  return new AwsError('MissingParameter', `The parameter ${name} is required.`);
}

function invalid(name: string, allowed: string, value: unknown): AwsError {
  return new AwsError('ValidationError', `${name} must be ${allowed}, got ${JSON.stringify(value)}`);
}
