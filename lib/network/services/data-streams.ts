import { InterfaceVpcEndpointAwsService } from 'aws-cdk-lib/aws-ec2';
import type { IStream, IStreamConsumer } from 'aws-cdk-lib/aws-kinesis';
import { allowing, type EndpointAccess, requireSome } from '../endpoint-access';
import { InterfaceService } from '../interface-service';

const SERVICE = new InterfaceService('Streams', InterfaceVpcEndpointAwsService.KINESIS_STREAMS, {
  fips: InterfaceVpcEndpointAwsService.KINESIS_STREAMS_FIPS,
});

const STREAM_ACTIONS = [
  'kinesis:DescribeStream',
  'kinesis:DescribeStreamSummary',
  'kinesis:GetRecords',
  'kinesis:GetShardIterator',
  'kinesis:ListShards',
  'kinesis:PutRecord',
  'kinesis:PutRecords',
];

const CONSUMER_ACTIONS = ['kinesis:DescribeStreamConsumer', 'kinesis:SubscribeToShard'];

export function streamAccess(streams: IStream[]): EndpointAccess {
  const arns = requireSome('streams', streams).map(({ streamArn }) => streamArn);
  return { service: SERVICE, statements: [allowing(STREAM_ACTIONS, arns)] };
}

/** Amazon Redshift looks the streams up in a list of all, which takes no resource. */
export function streamingIngestionAccess(streams: IStream[]): EndpointAccess {
  const { service, statements } = streamAccess(streams);
  return { service, statements: [...statements, allowing(['kinesis:ListStreams'], ['*'])] };
}

export function consumerAccess(consumers: IStreamConsumer[]): EndpointAccess {
  const arns = requireSome('consumers', consumers).map(({ streamConsumerArn }) => streamConsumerArn);
  return { service: SERVICE, statements: [allowing(CONSUMER_ACTIONS, arns)] };
}
