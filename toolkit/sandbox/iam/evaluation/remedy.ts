import { type AccessRequest, type ConditionContext, type Principal, principalName } from '../../kernel/access';
import { grantable } from './grantable';
import type { Denial } from './verdict';

/** Keys of a request that a careful statement binds itself to. */
const BINDING =
  /^(aws:SourceAccount|aws:SourceArn|cloudwatch:namespace|kms:EncryptionContext:.+|kms:ViaService|sts:ExternalId)$/i;

/** What would have to change for a request to be allowed. */
export function remedy(request: AccessRequest, { kind, by }: Denial): string {
  if (by !== undefined) {
    const { sid = by.policy.statements.indexOf(by.statement) + 1 } = by.statement;
    return `statement ${sid} of ${by.policy.name} denies it`;
  }
  const ofIdentity = kind === 'identity-based policy' || kind === 'permissions boundary';
  const statement = {
    Effect: 'Allow',
    ...(ofIdentity ? {} : { Principal: principalElement(kind, request.principal) }),
    Action: request.action,
    ...(kind === 'role trust policy' ? {} : { Resource: grantable(request.resource) }),
    ...(kind === 'VPC endpoint policy' ? callerCondition(request.principal) : conditionElement(request.context)),
  };
  return `this statement in its ${kind} would allow it: ${JSON.stringify(statement)}`;
}

/** Endpoints name callers by a condition: gateway endpoints take no principal but all. */
function principalElement(kind: Denial['kind'], principal: Principal): string | Record<string, string> {
  if (kind === 'VPC endpoint policy') return '*';
  return 'service' in principal ? { Service: principal.service } : { AWS: principal.roleArn };
}

function callerCondition(principal: Principal) {
  return { Condition: { ArnEquals: { 'aws:PrincipalArn': principalName(principal) } } };
}

function conditionElement(context: ConditionContext = {}): { Condition?: Record<string, Record<string, unknown>> } {
  const bound = Object.entries(context)
    .filter(([name]) => BINDING.test(name))
    .map(([name, value]) => [name, typeof value === 'string' ? grantable(value) : value] as const);
  const isPattern = (value: unknown) => typeof value === 'string' && value.includes('*');
  const operators = {
    StringEquals: Object.fromEntries(bound.filter(([, value]) => !isPattern(value))),
    StringLike: Object.fromEntries(bound.filter(([, value]) => isPattern(value))),
  };
  const used = Object.entries(operators).filter(([, keys]) => Object.keys(keys).length > 0);
  return used.length === 0 ? {} : { Condition: Object.fromEntries(used) };
}
