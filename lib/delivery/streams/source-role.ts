import type { Role } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { serviceRole } from '../../private/service-role';

/** The role with which Firehose reads a source. */
export function sourceRole(scope: Construct, source: string): Role {
  return serviceRole(scope, 'SourceRole', {
    service: 'firehose.amazonaws.com',
    description: `Reads the ${source} for ${scope.node.path}`,
  });
}
