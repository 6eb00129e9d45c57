import { Template } from 'aws-cdk-lib/assertions';
import type { Stack } from 'aws-cdk-lib/core';

interface Statement {
  readonly Action: string | string[];
  readonly Resource: unknown;
}

/** What the one policy of a stack says beyond reading a stream. */
export function deliveryStatements(stack: Stack): Statement[] {
  const [policy] = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'));
  const statements: Statement[] = policy?.Properties.PolicyDocument.Statement;
  const first = statements.findIndex(({ Action }) => /^(s3|sns|sqs):/.test(`${Action}`));
  return statements.slice(first);
}
