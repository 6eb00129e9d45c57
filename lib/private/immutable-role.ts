import {
  type Grant,
  type IGrantable,
  type IRole,
  LazyRole,
  ManagedPolicy,
  Policy,
  type PolicyStatement,
} from 'aws-cdk-lib/aws-iam';
import { Annotations, Aspects, Stack } from 'aws-cdk-lib/core';
import { Construct, type IConstruct } from 'constructs';

/** Says what to attach to an imported role that aws-cdk leaves alone, where it calls the grant a success. */
export function warnUnlessAttached({ grantPrincipal }: IGrantable, { principalStatements }: Grant): void {
  if (!Construct.isConstruct(grantPrincipal) || takesPolicies(grantPrincipal)) return;
  warnOfMissing(grantPrincipal, `${grantPrincipal.node.path}: it`, principalStatements);
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
  Aspects.of(role).add({
    visit: () => {
      if (!takesPolicies(role)) warnOfMissing(role, `${role.node.path}: it`, statements);
    },
  });
  return watched;
}

/** Whether aws-cdk attaches policies to the role. A lazy role has its policy only once somebody needs the role. */
export function takesPolicies(role: IConstruct): boolean {
  return role instanceof LazyRole || role.node.findAll().some(isPolicy);
}

function isPolicy(child: IConstruct): boolean {
  return child instanceof Policy || child instanceof ManagedPolicy;
}

/** Says what somebody must attach to a role, which stands in the message as `subject`. */
export function warnOfMissing(scope: IConstruct, subject: string, statements: PolicyStatement[]): void {
  const rendered = statements.map((statement) => statement.toStatementJson());
  Annotations.of(scope).addWarningV2(
    'cdk-kinesis-pipelines:roleCannotBeChanged',
    `${subject} cannot be changed here, attach a policy to it with the statements ${JSON.stringify(
      Stack.of(scope).resolve(rendered),
    )}`,
  );
}
