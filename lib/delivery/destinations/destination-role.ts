import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { watchedRole } from '../../private/immutable-role';
import { serviceRole } from '../../private/service-role';

/** The role with which Firehose transforms and delivers; each destination grants it what it needs. */
export function destinationRole(scope: Construct, given?: IRole): IRole {
  if (given !== undefined) return watchedRole(given);
  return serviceRole(scope, 'DestinationRole', {
    service: 'firehose.amazonaws.com',
    description: `Delivers for ${scope.node.path}`,
  });
}
