import { InterfaceVpcEndpointAwsService } from 'aws-cdk-lib/aws-ec2';
import { allowing, type EndpointAccess, requireSome } from '../endpoint-access';
import { InterfaceService } from '../interface-service';
import { ownArn } from '../own-arn';

const SERVICE = new InterfaceService('VideoStreams', new InterfaceVpcEndpointAwsService('kinesisvideo'), {
  requiresPrivateDns: true,
});

const ACTIONS = [
  'kinesisvideo:DescribeStream',
  'kinesisvideo:GetClip',
  'kinesisvideo:GetDASHStreamingSessionURL',
  'kinesisvideo:GetDataEndpoint',
  'kinesisvideo:GetHLSStreamingSessionURL',
  'kinesisvideo:GetImages',
  'kinesisvideo:GetMedia',
  'kinesisvideo:GetMediaForFragmentList',
  'kinesisvideo:ListFragments',
  'kinesisvideo:PutMedia',
];

/** The ARN of a video stream ends with the time of its creation. */
export function videoStreamAccess(streamNames: string[]): EndpointAccess {
  const arns = requireSome('streamNames', streamNames).map((name) => ownArn('kinesisvideo', `stream/${name}/*`));
  return { service: SERVICE, statements: [allowing(ACTIONS, arns)] };
}
