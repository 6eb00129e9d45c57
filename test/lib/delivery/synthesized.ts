import type { Template } from 'aws-cdk-lib/assertions';

/** The statements of the policy whose logical id begins with `prefix`. */
export function statementsOf(template: Template, prefix: string): Statement[] {
  const policies = ['AWS::IAM::ManagedPolicy', 'AWS::IAM::Policy'].flatMap((type) =>
    Object.entries(template.findResources(type)),
  );
  const own = policies.filter(([logicalId]) => logicalId.startsWith(prefix));
  expect(own).not.toHaveLength(0);
  return own.flatMap(([, policy]) => policy.Properties.PolicyDocument.Statement);
}

/** Every action of the policy whose logical id begins with `prefix`, sorted. */
export function actionsOf(template: Template, prefix: string): string[] {
  return statementsOf(template, prefix)
    .flatMap(({ Action }) => Action)
    .sort();
}

export interface Statement {
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}
