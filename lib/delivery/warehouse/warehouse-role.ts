import { type Conditions, PrincipalBase, PrincipalPolicyFragment, Role } from 'aws-cdk-lib/aws-iam';
import { ArnFormat, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { keepInManagedPolicies } from '../../private/managed-policies';

const SERVICES = ['redshift-serverless.amazonaws.com', 'redshift.amazonaws.com'];

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
  const role = new Role(scope, 'Role', {
    assumedBy: new RedshiftPrincipal({ StringLike: { 'sts:ExternalId': databaseUsers } }),
    description: `Reads for ${scope.node.path}`,
  });
  keepInManagedPolicies(role);
  return role;
}

/** Both services in one statement, under any feature flag. */
class RedshiftPrincipal extends PrincipalBase {
  public readonly policyFragment: PrincipalPolicyFragment;

  constructor(conditions: Conditions) {
    super();
    this.policyFragment = new PrincipalPolicyFragment({ Service: SERVICES }, conditions);
  }

  public dedupeString(): string {
    return `RedshiftPrincipal:${JSON.stringify(this.policyFragment.conditions)}`;
  }
}
