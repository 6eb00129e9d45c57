import * as iam from 'aws-cdk-lib/aws-iam';
import { Aws, type Stack } from 'aws-cdk-lib/core';

export function roleFor(stack: Stack, id: string, service: string, statements: iam.PolicyStatement[]): iam.Role {
  return new iam.Role(stack, id, {
    assumedBy: new iam.ServicePrincipal(service, {
      conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
    }),
    inlinePolicies: { Access: new iam.PolicyDocument({ statements }) },
  });
}

export function allow(actions: string[], ...resources: string[]): iam.PolicyStatement {
  return new iam.PolicyStatement({ actions, resources });
}
