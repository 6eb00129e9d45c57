import { InterfaceVpcEndpointAwsService } from 'aws-cdk-lib/aws-ec2';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { allowing, type EndpointAccess, requireSome } from '../endpoint-access';
import { InterfaceService } from '../interface-service';

const SERVICE = new InterfaceService('Queues', InterfaceVpcEndpointAwsService.SQS, {
  fips: InterfaceVpcEndpointAwsService.SQS_FIPS,
});

const ACTIONS = [
  'sqs:ChangeMessageVisibility',
  'sqs:DeleteMessage',
  'sqs:GetQueueAttributes',
  'sqs:GetQueueUrl',
  'sqs:ReceiveMessage',
  'sqs:SendMessage',
];

export function queueAccess(queues: IQueue[]): EndpointAccess {
  const arns = requireSome('queues', queues).map(({ queueArn }) => queueArn);
  return { service: SERVICE, statements: [allowing(ACTIONS, arns)] };
}
