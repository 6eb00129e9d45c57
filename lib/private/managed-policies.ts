import { ManagedPolicy, type PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import { Dependable } from 'constructs';

/** Of the 6,144 that a policy may have; what CloudFormation fills in is longer than the reference to it. */
const MOST_CHARACTERS = 4_096;

const KEPT = new WeakSet<object>();

/**
 * Keeps what a role is granted in managed policies, which have versions and can be looked at by themselves.
 *
 * Who waits for the role waits for its policies: they refer to the role, and so does whoever uses it.
 */
export function keepInManagedPolicies(role: Role): void {
  KEPT.add(role);
  const policies: ManagedPolicy[] = [];
  let room = 0;
  role.addToPrincipalPolicy = (statement) => {
    const size = sizeOf(role, statement);
    if (size > room) {
      policies.push(new ManagedPolicy(role, `Policy${policies.length || ''}`, { roles: [role] }));
      room = MOST_CHARACTERS;
    }
    room -= size;
    const policy = policies[policies.length - 1] as ManagedPolicy;
    policy.addStatements(statement);
    return { statementAdded: true, policyDependable: policy };
  };
  Dependable.implement(role, {
    get dependencyRoots() {
      return policies.length > 0 ? policies : [role];
    },
  });
}

/** Whether a role was made here; any other may have permissions from elsewhere. */
export function isKeptInManagedPolicies(role: object): boolean {
  return KEPT.has(role);
}

function sizeOf(role: Role, statement: PolicyStatement): number {
  return JSON.stringify(Stack.of(role).resolve(statement.toStatementJson())).length;
}
