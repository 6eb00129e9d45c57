import {
  Connections,
  type IConnectable,
  type ISecurityGroup,
  type IVpc,
  Port,
  SecurityGroup,
  type SubnetSelection,
} from 'aws-cdk-lib/aws-ec2';
import type { Grant, IRole } from 'aws-cdk-lib/aws-iam';
import type { CfnDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Token } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { type Owner, requireThat } from '../../../private/validation';
import { grantNetworkInterfaces } from './network-permissions';

const MOST_SUBNETS = 16;
const MOST_GROUPS = 5;

/**
 * The VPC in which a destination listens. It cannot be changed, added or left out later: the delivery stream is
 * replaced.
 *
 * @see https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html#using-iam-es-vpc
 */
export interface DestinationVpc {
  /** The VPC. */
  readonly vpc: IVpc;

  /**
   * The subnets for the network interfaces of Firehose: 1 to 16. It places up to three in each, so leave addresses free.
   *
   * @default - the private subnets
   */
  readonly vpcSubnets?: SubnetSelection;

  /**
   * The security groups of the network interfaces: 1 to 5.
   *
   * @default - a new security group, which reaches the destination only
   */
  readonly securityGroups?: ISecurityGroup[];

  /**
   * What listens in the VPC, and lets Firehose in on port 443: the security group of a domain, or of the VPC endpoint
   * of a collection.
   *
   * @default - the domain, where it is not imported; otherwise nothing, and `securityGroups` must be admitted already
   */
  readonly target?: IConnectable;
}

/** Throws where Firehose takes no such VPC, or could not reach anything in it. */
export function requireVpc(owner: Owner, { vpc, vpcSubnets, securityGroups, target }: DestinationVpc): void {
  const { subnetIds } = vpc.selectSubnets(vpcSubnets);
  requireCount(owner, 'vpc.vpcSubnets', Token.isUnresolved(subnetIds) ? undefined : subnetIds, MOST_SUBNETS);
  requireCount(owner, 'vpc.securityGroups', securityGroups, MOST_GROUPS);
  const reachable = securityGroups !== undefined || target !== undefined;
  requireThat(reachable, owner, 'vpc.target', 'set, or vpc.securityGroups, to reach what is imported', 'neither');
}

/** Renders the VPC of a destination, and lets Firehose reach the target. */
export function vpcConfiguration(
  scope: Construct,
  role: IRole,
  { vpc, vpcSubnets, target, ...given }: DestinationVpc,
): { readonly config: CfnDeliveryStream.VpcConfigurationProperty; readonly grant: Grant } {
  const { securityGroups = [ownGroup(scope, vpc)] } = given;
  if (target !== undefined) new Connections({ securityGroups }).allowTo(target, Port.HTTPS, 'Amazon Data Firehose');
  const { subnetIds } = vpc.selectSubnets(vpcSubnets);
  const securityGroupIds = securityGroups.map(({ securityGroupId }) => securityGroupId);
  return {
    config: { roleArn: role.roleArn, subnetIds, securityGroupIds },
    grant: grantNetworkInterfaces(scope, role, { subnetIds, securityGroupIds }),
  };
}

function ownGroup(scope: Construct, vpc: IVpc): ISecurityGroup {
  const description = 'Network interfaces of Amazon Data Firehose';
  return new SecurityGroup(scope, 'SecurityGroup', { vpc, description, allowAllOutbound: false });
}

function requireCount(owner: Owner, prop: string, given: unknown[] | undefined, most: number): void {
  const holds = given === undefined || (given.length >= 1 && given.length <= most);
  requireThat(holds, owner, prop, `1 to ${most}`, `${given?.length}`);
}
