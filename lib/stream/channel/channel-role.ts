import type { Role } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { serviceRole } from '../../private/service-role';

/** The role with which Kinesis delivers, for channels of this account and region: the id of one is known once it is made. */
export function channelRole(scope: Construct): Role {
  return serviceRole(scope, 'Role', {
    service: 'kinesis.amazonaws.com',
    description: `Delivers for ${scope.node.path}`,
    sourceArn: Stack.of(scope).formatArn({ service: 'kinesis', resource: 'channel', resourceName: '*' }),
  });
}
