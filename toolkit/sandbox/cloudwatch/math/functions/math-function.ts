import { AwsError } from '../../../kernel/aws-error';
import type { Expression } from '../expression';
import { type MathContext, SeriesList, type Value } from '../value';

export interface Call {
  /** As they are written: FILL knows the word REPEAT. */
  readonly args: readonly Expression[];
  readonly context: MathContext;
  value(argument: Expression): Value;
}

export type MathFunction = (call: Call) => Value;

export type MathFunctions = Readonly<Record<string, MathFunction>>;

/** @throws AwsError `ValidationError` when there are fewer arguments */
export function argument({ args }: Call, i: number): Expression {
  const found = args[i];
  if (found === undefined) throw new AwsError('ValidationError', 'a metric math function has too few arguments');
  return found;
}

export function argumentValue(call: Call, i: number): Value {
  return call.value(argument(call, i));
}

export function listOf(call: Call, i: number): SeriesList {
  const value = argumentValue(call, i);
  if (value instanceof SeriesList) return value;
  throw new AwsError('ValidationError', 'a metric math function takes an array of time series here, got none');
}

export function numberOf(call: Call, i: number): number {
  const value = argumentValue(call, i);
  if (typeof value === 'number') return value;
  throw new AwsError('ValidationError', 'a metric math function takes a number here, got time series');
}

/** A bare word, such as REPEAT; absent when the argument is something else. */
export function wordOf({ args }: Call, i: number): string | undefined {
  const found = args[i];
  return found?.kind === 'metric' ? found.id : undefined;
}

export function textOf({ args }: Call, i: number): string | undefined {
  const found = args[i];
  return found?.kind === 'text' ? found.value : undefined;
}
