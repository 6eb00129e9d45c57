import {
  type AddToPrincipalPolicyResult,
  type Grant,
  type IGrantable,
  type IPrincipal,
  type PolicyStatement,
  PrincipalPolicyFragment,
} from 'aws-cdk-lib/aws-iam';
import type { IEventSourceMapping, IFunction } from 'aws-cdk-lib/aws-lambda';
import { DependencyGroup, type IConstruct } from 'constructs';
import { takesPolicies, warnOfMissing } from '../private/immutable-role';

/** The role a function runs as; where it was imported without, a stand-in that takes every grant and does nothing. */
export function roleOf(handler: IFunction): IGrantable {
  return handler.role ?? new UnknownRole(handler);
}

/** Lets the function's role deliver failed batches, before the mapping asks whether it may. */
export function letDeliver(
  mapping: IEventSourceMapping,
  handler: IFunction,
  grantTo: (role: IGrantable) => Grant,
): void {
  const grant = grantTo(roleOf(handler));
  grant.applyBefore(mapping);
  warnUnlessAttached(mapping, handler, grant);
}

/** A grant to a role that cannot be changed is silently without effect: says what somebody must attach to it. */
export function warnUnlessAttached(scope: IConstruct, handler: IFunction, grant: Grant): void {
  if (handler.role !== undefined && takesPolicies(handler.role)) return;
  warnOfMissing(scope, `${handler.node.path}: its role`, grant.principalStatements);
}

class UnknownRole implements IPrincipal {
  public readonly assumeRoleAction = 'sts:AssumeRole';

  public readonly grantPrincipal = this;

  public readonly policyFragment = new PrincipalPolicyFragment({});

  /** The account that the stack deploys to, where the function is expected to be. */
  public readonly principalAccount: string;

  constructor(handler: IFunction) {
    this.principalAccount = handler.stack.account;
  }

  public addToPrincipalPolicy(_statement: PolicyStatement): AddToPrincipalPolicyResult {
    return { statementAdded: true, policyDependable: new DependencyGroup() };
  }
}
