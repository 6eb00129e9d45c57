import { AwsError } from '../../kernel/aws-error';
import { optionalText } from './members';
import type { Input } from './operation';

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextToken?: string;
}

/** The entries that follow those a token was given for. */
export function pageOf<T>(all: readonly T[], input: Input, size: number): Page<T> {
  const start = offsetOf(input);
  const end = start + size;
  return { items: all.slice(start, end), nextToken: end < all.length ? tokenOf(end) : undefined };
}

/** @throws AwsError `InvalidNextToken` */
export function offsetOf(input: Input): number {
  const token = optionalText(input, 'NextToken');
  if (token === undefined) return 0;
  const offset = Number(Buffer.from(token, 'base64').toString());
  if (Number.isInteger(offset) && offset > 0) return offset;
  throw new AwsError('InvalidNextToken', `NextToken must be one that was returned, got ${token}`);
}

export function tokenOf(offset: number): string {
  return Buffer.from(String(offset)).toString('base64');
}
