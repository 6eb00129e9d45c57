import { type Grant, type IGrantable, LazyRole, Policy } from 'aws-cdk-lib/aws-iam';
import { Annotations, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

/** Says what to attach to an imported role that aws-cdk leaves alone, where it calls the grant a success. */
export function warnUnlessAttached({ grantPrincipal }: IGrantable, grant: Grant): void {
  if (!Construct.isConstruct(grantPrincipal) || takesPolicies(grantPrincipal)) return;
  const statements = grant.principalStatements.map((statement) => statement.toStatementJson());
  const { path } = grantPrincipal.node;
  Annotations.of(grantPrincipal).addWarningV2(
    'cdk-kinesis-pipelines:roleCannotBeChanged',
    `${path}: it cannot be changed here, attach a policy to it with the statements ${JSON.stringify(
      Stack.of(grantPrincipal).resolve(statements),
    )}`,
  );
}

/** A lazy role has its policy only once somebody needs the role. */
function takesPolicies(principal: Construct): boolean {
  return principal instanceof LazyRole || principal.node.findAll().some((child) => child instanceof Policy);
}
