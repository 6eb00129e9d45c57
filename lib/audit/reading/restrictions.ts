import { coversEveryResource } from './every-resource';
import type { StatementCondition } from './statements';

/** `...IfExists` and `ForAllValues` also hold where the request has no such key, `Null` and negations let everything else in. */
const POSITIVE_OPERATOR =
  /^(ForAnyValue:)?(StringEquals|StringEqualsIgnoreCase|StringLike|ArnEquals|ArnLike|IpAddress)$/i;

const EVERY_VALUE: ReadonlySet<string> = new Set(['0.0.0.0/0', '::/0', 'arn:*', 'arn:aws:*']);

/** Whether a condition on one of the keys holds for some of their values only. */
export function restricts({ operator, key, values }: StatementCondition, keys: RegExp | ReadonlySet<string>): boolean {
  const name = key.toLowerCase();
  const isKey = keys instanceof RegExp ? keys.test(name) : keys.has(name);
  const isOpen = values.some((value) => EVERY_VALUE.has(value) || coversEveryResource(value));
  return isKey && POSITIVE_OPERATOR.test(operator) && values.length > 0 && !isOpen;
}
