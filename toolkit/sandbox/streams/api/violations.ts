import { AwsError } from '../../kernel/aws-error';
import { validationError } from '../errors';

/** @param value as the message shows it; left out for data and collections */
export function violation(value: string | undefined, path: string, constraint: string): string {
  return `Value${value === undefined ? '' : ` ${value}`} at '${path}' failed to satisfy constraint: ${constraint}`;
}

export function lengthViolations(
  value: { readonly length: number; readonly shown?: string },
  path: string,
  { min = 0, max = Number.POSITIVE_INFINITY }: { readonly min?: number; readonly max?: number },
): readonly string[] {
  if (value.length < min) {
    return [violation(value.shown, path, `Member must have length greater than or equal to ${min}`)];
  }
  if (value.length > max) return [violation(value.shown, path, `Member must have length less than or equal to ${max}`)];
  return [];
}

export function serializationError(path: string, expected: string): AwsError {
  return new AwsError('SerializationException', `${path} must be ${expected}`);
}

/** @throws AwsError `ValidationException` that names all of them */
export function requireNone(violations: readonly string[]): void {
  if (violations.length === 0) return;
  const errors = violations.length === 1 ? 'error' : 'errors';
  throw validationError(`${violations.length} validation ${errors} detected: ${violations.join('; ')}`);
}
