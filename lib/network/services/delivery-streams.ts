import { InterfaceVpcEndpointAwsService } from 'aws-cdk-lib/aws-ec2';
import type { IDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import { allowing, type EndpointAccess, requireSome } from '../endpoint-access';
import { InterfaceService } from '../interface-service';

const SERVICE = new InterfaceService('DeliveryStreams', InterfaceVpcEndpointAwsService.KINESIS_FIREHOSE);

const ACTIONS = ['firehose:DescribeDeliveryStream', 'firehose:PutRecord', 'firehose:PutRecordBatch'];

export function deliveryStreamAccess(deliveryStreams: IDeliveryStream[]): EndpointAccess {
  const arns = requireSome('deliveryStreams', deliveryStreams).map(({ deliveryStreamArn }) => deliveryStreamArn);
  return { service: SERVICE, statements: [allowing(ACTIONS, arns)] };
}
