import { InterfaceVpcEndpointAwsService } from 'aws-cdk-lib/aws-ec2';
import { allowing, type EndpointAccess, requireSome } from '../endpoint-access';
import { InterfaceService } from '../interface-service';
import { ownArn } from '../own-arn';

const SERVICE = new InterfaceService('WorkGroups', InterfaceVpcEndpointAwsService.ATHENA);

const ACTIONS = [
  'athena:GetQueryExecution',
  'athena:GetQueryResults',
  'athena:GetWorkGroup',
  'athena:StartQueryExecution',
  'athena:StopQueryExecution',
];

export function workGroupAccess(workGroupNames: string[]): EndpointAccess {
  const arns = requireSome('workGroupNames', workGroupNames).map((name) => ownArn('athena', `workgroup/${name}`));
  return { service: SERVICE, statements: [allowing(ACTIONS, arns)] };
}
