import { CompositePrincipal, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ArnFormat, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { standByPolicies } from '../../private/service-role';

const SERVICES = ['redshift.amazonaws.com', 'redshift-serverless.amazonaws.com'];

/**
 * A role with which Amazon Redshift reads, for the users of databases of this account and Region only.
 *
 * @see https://docs.aws.amazon.com/redshift/latest/mgmt/authorizing-redshift-service-database-users.html
 */
export function warehouseRole(scope: Construct): Role {
  const databaseUsers = Stack.of(scope).formatArn({
    service: 'redshift',
    resource: 'dbuser',
    resourceName: '*',
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  const conditions = { StringLike: { 'sts:ExternalId': databaseUsers } };
  const role = new Role(scope, 'Role', {
    assumedBy: new CompositePrincipal(...SERVICES.map((service) => new ServicePrincipal(service, { conditions }))),
    description: `Reads for ${scope.node.path}`,
  });
  standByPolicies(role);
  return role;
}
