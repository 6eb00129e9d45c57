import { InterfaceVpcEndpointAwsService } from 'aws-cdk-lib/aws-ec2';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { allowing, type EndpointAccess, requireSome } from '../endpoint-access';
import { InterfaceService } from '../interface-service';

const SERVICE = new InterfaceService('LogGroups', InterfaceVpcEndpointAwsService.CLOUDWATCH_LOGS);

const ACTIONS = ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'];

/** The ARN of a log group ends with `:*`, which stands for its streams. */
export function logGroupAccess(logGroups: ILogGroup[]): EndpointAccess {
  const arns = requireSome('logGroups', logGroups).map(({ logGroupArn }) => logGroupArn);
  return { service: SERVICE, statements: [allowing(ACTIONS, arns)] };
}
