import { type Grant, type IRole, Policy } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Annotations, Stack } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';

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
