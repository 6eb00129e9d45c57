import { Aws } from 'aws-cdk-lib/core';

/** The ARN of a resource in the account and the Region of the stack, whichever stack that is. */
export function ownArn(service: string, resource: string): string {
  return `arn:${Aws.PARTITION}:${service}:${Aws.REGION}:${Aws.ACCOUNT_ID}:${resource}`;
}
