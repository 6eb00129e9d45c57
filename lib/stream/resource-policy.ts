import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';

/** A statement of a resource policy has to name its resource, of which there is but one to mean. */
export function aboutItself(statement: PolicyStatement, arn: string): PolicyStatement {
  return statement.hasResource ? statement : statement.copy({ resources: [arn] });
}
