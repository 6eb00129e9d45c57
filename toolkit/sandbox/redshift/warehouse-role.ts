import type { ActAs, ActingServices } from '../kernel/acting-services';
import type { SandboxContext } from '../kernel/context';

type Used = 'buckets' | 'streams';

export type ActAsWarehouse = ActAs<Used>;

/** Gives services in the name of a role that SQL names; of the namespace's default role where it says DEFAULT. */
export type ServicesOfRole = (roleArn?: string) => Pick<ActingServices, Used | 'identity'>;

/** Amazon Redshift names the database user to who trusts it, and reads from its own VPC if it routes there. */
export function servicesOfRole(
  as: ActAsWarehouse,
  { partition, region, account }: SandboxContext,
  namespace: { readonly name: string; readonly adminUsername: string; readonly defaultRoleArn?: string },
): ServicesOfRole {
  const user = `arn:${partition}:redshift:${region}:${account}:dbuser:${namespace.name}/${namespace.adminUsername}`;
  const context = { 'sts:ExternalId': user, 'aws:SourceAccount': account };
  return (roleArn = namespace.defaultRoleArn) => {
    if (roleArn === undefined) throw new Error(`the namespace ${namespace.name} has no default IAM role`);
    return as({ roleArn, assumedBy: 'redshift.amazonaws.com', context, fromVpc: true });
  };
}
