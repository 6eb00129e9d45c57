import {
  GatewayVpcEndpointAwsService,
  InterfaceVpcEndpointAwsService,
  VpcEndpointPrivateDnsOnlyForInboundResolverEndpoint,
} from 'aws-cdk-lib/aws-ec2';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { allowing, type EndpointAccess, requireSome } from '../endpoint-access';
import type { EndpointService } from '../endpoint-service';
import { GatewayService } from '../gateway-service';
import { InterfaceService } from '../interface-service';

const GATEWAY = new GatewayService('Buckets', GatewayVpcEndpointAwsService.S3);

/** Unless told otherwise, Amazon S3 leads the clients within the VPC to a gateway, and insists on one. */
const INTERFACE = new InterfaceService('BucketsInterface', InterfaceVpcEndpointAwsService.S3, {
  privateDnsFor: VpcEndpointPrivateDnsOnlyForInboundResolverEndpoint.ALL_RESOLVERS,
});

const BUCKET_ACTIONS = ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'];

const OBJECT_ACTIONS = ['s3:AbortMultipartUpload', 's3:GetObject', 's3:ListMultipartUploadParts', 's3:PutObject'];

export function bucketAccess(buckets: IBucket[]): EndpointAccess {
  return accessThrough(GATEWAY, buckets);
}

export function bucketInterfaceAccess(buckets: IBucket[]): EndpointAccess {
  return accessThrough(INTERFACE, buckets);
}

function accessThrough(service: EndpointService, buckets: IBucket[]): EndpointAccess {
  const bucketArns = requireSome('buckets', buckets).map((bucket) => bucket.bucketArn);
  const objectArns = buckets.map((bucket) => bucket.arnForObjects('*'));
  return { service, statements: [allowing(BUCKET_ACTIONS, bucketArns), allowing(OBJECT_ACTIONS, objectArns)] };
}
