import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { ownArn } from './own-arn';

const CHANGES = [
  'ec2:AssignPrivateIpAddresses',
  'ec2:CreateNetworkInterface',
  'ec2:DeleteNetworkInterface',
  'ec2:UnassignPrivateIpAddresses',
];

/** Amazon EC2 describes everything or nothing. */
const DESCRIPTIONS = ['ec2:DescribeNetworkInterfaces', 'ec2:DescribeSubnets'];

/** Lets AWS Lambda place the functions of a role in subnets, with the interfaces that it makes and deletes as that role. */
export function grantNetworkInterfaces(grantee: IGrantable): Grant {
  const changes = Grant.addToPrincipal({ grantee, actions: CHANGES, resourceArns: [ownArn('ec2', '*/*')] });
  return changes.combine(Grant.addToPrincipal({ grantee, actions: DESCRIPTIONS, resourceArns: ['*'] }));
}
