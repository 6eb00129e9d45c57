import { type Grant, type IGrantable, type IRole, LazyRole, Policy, type PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Annotations, Aspects, Stack } from 'aws-cdk-lib/core';
import { Construct, type IConstruct } from 'constructs';

/** Says what to attach to an imported role that aws-cdk leaves alone, where it calls the grant a success. */
export function warnUnlessAttached({ grantPrincipal }: IGrantable, grant: Grant): void {
  if (Construct.isConstruct(grantPrincipal)) warnOfMissing(grantPrincipal, grant.principalStatements);
}

/** The same role, which says once, of all that it is granted through here, what aws-cdk did not attach to it. */
export function watchedRole(role: IRole): IRole {
  const statements: PolicyStatement[] = [];
  const watched: IRole = Object.create(role, {
    grantPrincipal: { get: () => watched },
    addToPrincipalPolicy: {
      value: (statement: PolicyStatement) => {
        statements.push(statement);
        return role.addToPrincipalPolicy(statement);
      },
    },
  });
  Aspects.of(role).add({ visit: (node) => node === role && warnOfMissing(role, statements) });
  return watched;
}

function warnOfMissing(role: IConstruct, statements: PolicyStatement[]): void {
  if (takesPolicies(role)) return;
  const rendered = statements.map((statement) => statement.toStatementJson());
  Annotations.of(role).addWarningV2(
    'cdk-kinesis-pipelines:roleCannotBeChanged',
    `${role.node.path}: it cannot be changed here, attach a policy to it with the statements ${JSON.stringify(
      Stack.of(role).resolve(rendered),
    )}`,
  );
}

/** A lazy role has its policy only once somebody needs the role. */
function takesPolicies(principal: IConstruct): boolean {
  return principal instanceof LazyRole || principal.node.findAll().some((child) => child instanceof Policy);
}
