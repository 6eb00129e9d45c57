import { InterfaceVpcEndpointAwsService } from 'aws-cdk-lib/aws-ec2';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { allowing, type EndpointAccess, requireSome } from '../endpoint-access';
import { InterfaceService } from '../interface-service';

const SERVICE = new InterfaceService('Topics', InterfaceVpcEndpointAwsService.SNS);

export function topicAccess(topics: ITopic[]): EndpointAccess {
  const arns = requireSome('topics', topics).map(({ topicArn }) => topicArn);
  return { service: SERVICE, statements: [allowing(['sns:Publish'], arns)] };
}
