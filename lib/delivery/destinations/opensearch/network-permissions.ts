import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { Stack, Token } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { acknowledgeWildcards } from '../../../private/acknowledgements';

const DESCRIPTIONS = [
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSecurityGroups',
  'ec2:DescribeSubnets',
  'ec2:DescribeVpcAttribute',
  'ec2:DescribeVpcs',
];
const CHANGES = ['ec2:CreateNetworkInterfacePermission', 'ec2:DeleteNetworkInterface'];

export interface NetworkPlace {
  readonly subnetIds: string[];
  readonly securityGroupIds: string[];
}

/** Lets the role place network interfaces in subnets, and take them away again, for as long as Firehose delivers there. */
export function grantNetworkInterfaces(scope: Construct, grantee: IGrantable, place: NetworkPlace): Grant {
  const interfaces = arn(scope, 'network-interface', '*');
  const creation = [
    interfaces,
    ...knownIds(place.subnetIds).map((id) => sharedArn(scope, 'subnet', id)),
    ...place.securityGroupIds.map((id) => sharedArn(scope, 'security-group', id)),
  ];
  return allow(grantee, DESCRIPTIONS, ['*'])
    .combine(allow(grantee, ['ec2:CreateNetworkInterface'], creation))
    .combine(allow(grantee, CHANGES, [interfaces]));
}

function allow(grantee: IGrantable, actions: string[], resourceArns: string[]): Grant {
  acknowledgeWildcards(
    grantee,
    resourceArns,
    'Firehose makes the network interfaces, and Amazon EC2 describes all or nothing',
  );
  return Grant.addToPrincipal({ grantee, actions, resourceArns });
}

function arn(scope: Construct, resource: string, resourceName: string): string {
  return Stack.of(scope).formatArn({ service: 'ec2', resource, resourceName });
}

/** A list that is told on deployment has no members yet. */
function knownIds(ids: string[]): string[] {
  return Token.isUnresolved(ids) ? ['*'] : ids;
}

/** What is in a shared VPC belongs to the account which shares it. */
function sharedArn(scope: Construct, resource: string, resourceName: string): string {
  return Stack.of(scope).formatArn({ service: 'ec2', account: '*', resource, resourceName });
}
