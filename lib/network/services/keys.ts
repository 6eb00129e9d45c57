import { InterfaceVpcEndpointAwsService } from 'aws-cdk-lib/aws-ec2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { allowing, type EndpointAccess, requireSome } from '../endpoint-access';
import { InterfaceService } from '../interface-service';

const SERVICE = new InterfaceService('Keys', InterfaceVpcEndpointAwsService.KMS, {
  fips: InterfaceVpcEndpointAwsService.KMS_FIPS,
});

const ACTIONS = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
];

export function keyAccess(keys: IKey[]): EndpointAccess {
  const arns = requireSome('keys', keys).map(({ keyArn }) => keyArn);
  return { service: SERVICE, statements: [allowing(ACTIONS, arns)] };
}
