import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { acknowledgeWildcards } from '../private/acknowledgements';
import { ownArn } from './own-arn';

const CHANGES = [
  'ec2:AssignPrivateIpAddresses',
  'ec2:CreateNetworkInterface',
  'ec2:DeleteNetworkInterface',
  'ec2:UnassignPrivateIpAddresses',
];

const DESCRIPTIONS = ['ec2:DescribeNetworkInterfaces', 'ec2:DescribeSubnets'];

/** Lets AWS Lambda place the functions of a role in subnets, with the interfaces that it makes and deletes as that role. */
export function grantNetworkInterfaces(grantee: IGrantable): Grant {
  const interfaces = [ownArn('ec2', '*/*')];
  const changes = Grant.addToPrincipal({ grantee, actions: CHANGES, resourceArns: interfaces });
  acknowledgeWildcards(grantee, interfaces, 'AWS Lambda makes and deletes the network interfaces by itself');
  acknowledgeWildcards(grantee, ['*'], 'Amazon EC2 describes everything or nothing');
  return changes.combine(Grant.addToPrincipal({ grantee, actions: DESCRIPTIONS, resourceArns: ['*'] }));
}
