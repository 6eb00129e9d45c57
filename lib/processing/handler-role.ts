import {
  type AddToPrincipalPolicyResult,
  type Grant,
  type IGrantable,
  type IPrincipal,
  type IRole,
  Policy,
  type PolicyStatement,
  PrincipalPolicyFragment,
} from 'aws-cdk-lib/aws-iam';
import type { IEventSourceMapping, IFunction } from 'aws-cdk-lib/aws-lambda';
import { Annotations, Stack } from 'aws-cdk-lib/core';
import { DependencyGroup, type IConstruct } from 'constructs';

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
  if (handler.role !== undefined && hasPolicy(handler.role)) return;
  const statements = grant.principalStatements.map((statement) => statement.toStatementJson());
  const policy = JSON.stringify(Stack.of(scope).resolve(statements));
  Annotations.of(scope).addWarningV2(
    'cdk-kinesis-pipelines:roleCannotBeChanged',
    `${handler.node.path}: its role cannot be changed here, attach a policy to it with the statements ${policy}`,
  );
}

function hasPolicy(role: IRole): boolean {
  return role.node.findAll().some((child) => child instanceof Policy);
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
