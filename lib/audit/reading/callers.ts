import { isEverybody } from './principals';
import { restricts } from './restrictions';
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

/** Whether a statement is for everybody, of whatever account. */
export function isForEverybody({ principals, notPrincipals, conditions }: Statement): boolean {
  const isOpen = principals.some(isEverybody) || notPrincipals.length > 0;
  return isOpen && !conditions.some(limitsCaller);
}

/** Whether a condition holds for some callers only. */
export function limitsCaller(condition: StatementCondition): boolean {
  return restricts(condition, CALLER_KEYS);
}
