import { InterfaceVpcEndpointAwsService } from 'aws-cdk-lib/aws-ec2';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { allowing, type EndpointAccess, requireSome } from '../endpoint-access';
import { InterfaceService } from '../interface-service';

const SERVICE = new InterfaceService('Roles', InterfaceVpcEndpointAwsService.STS, {
  fips: InterfaceVpcEndpointAwsService.STS_FIPS,
});

export function roleAccess(roles: IRole[]): EndpointAccess {
  const arns = requireSome('roles', roles).map(({ roleArn }) => roleArn);
  return { service: SERVICE, statements: [allowing(['sts:AssumeRole'], arns)] };
}
