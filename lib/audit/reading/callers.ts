import { isEverybody } from './principals';
import type { Statement, StatementCondition } from './statements';

/** Keys that tell one caller, account, organization or network from another. */
const CALLER_KEYS: ReadonlySet<string> = new Set(
  [
    ...['aws:PrincipalAccount', 'aws:PrincipalArn', 'aws:PrincipalOrgID', 'aws:PrincipalOrgPaths', 'aws:userid'],
    ...['aws:SourceAccount', 'aws:SourceArn', 'aws:SourceOrgID', 'aws:SourceOrgPaths', 'aws:SourceOwner'],
    ...['aws:SourceIp', 'aws:SourceVpc', 'aws:SourceVpce', 'aws:VpceAccount', 'aws:VpceOrgID', 'aws:VpceOrgPaths'],
    ...['kms:CallerAccount', 's3:DataAccessPointAccount', 's3:DataAccessPointArn', 'sts:ExternalId'],
  ].map((key) => key.toLowerCase()),
);

/** `...IfExists` and `ForAllValues` also hold where the request has no such key, `Null` and negations let everybody else in. */
const POSITIVE_OPERATOR =
  /^(ForAnyValue:)?(StringEquals|StringEqualsIgnoreCase|StringLike|ArnEquals|ArnLike|IpAddress)$/i;

const EVERY_VALUE: ReadonlySet<string> = new Set(['*', '0.0.0.0/0', '::/0', 'arn:*', 'arn:aws:*']);

/** Whether a statement is for everybody, of whatever account. */
export function isForEverybody({ principals, notPrincipals, conditions }: Statement): boolean {
  const isOpen = principals.some(isEverybody) || notPrincipals.length > 0;
  return isOpen && !conditions.some(limitsCaller);
}

/** Whether a condition holds for some callers only. */
export function limitsCaller({ operator, key, values }: StatementCondition): boolean {
  const isPositive = POSITIVE_OPERATOR.test(operator) && CALLER_KEYS.has(key.toLowerCase());
  return isPositive && values.length > 0 && !values.some((value) => EVERY_VALUE.has(value));
}
