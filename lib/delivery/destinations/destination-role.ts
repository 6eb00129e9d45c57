import type { Role } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { serviceRole } from '../../private/service-role';

/** The role with which Firehose transforms and delivers; each destination grants it what it needs. */
export function destinationRole(scope: Construct): Role {
  return serviceRole(scope, 'DestinationRole', {
    service: 'firehose.amazonaws.com',
    description: `Delivers for ${scope.node.path}`,
  });
}
