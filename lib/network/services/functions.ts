import { InterfaceVpcEndpointAwsService } from 'aws-cdk-lib/aws-ec2';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { allowing, type EndpointAccess, requireSome } from '../endpoint-access';
import { InterfaceService } from '../interface-service';

const SERVICE = new InterfaceService('Functions', InterfaceVpcEndpointAwsService.LAMBDA);

export function functionAccess(functions: IFunction[]): EndpointAccess {
  const arns = requireSome('functions', functions).flatMap((handler) => handler.resourceArnsForGrantInvoke);
  return { service: SERVICE, statements: [allowing(['lambda:InvokeFunction'], arns)] };
}
