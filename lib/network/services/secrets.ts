import { InterfaceVpcEndpointAwsService } from 'aws-cdk-lib/aws-ec2';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { allowing, type EndpointAccess, requireSome } from '../endpoint-access';
import { InterfaceService } from '../interface-service';

const SERVICE = new InterfaceService('Secrets', InterfaceVpcEndpointAwsService.SECRETS_MANAGER);

const ACTIONS = ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'];

export function secretAccess(secrets: ISecret[]): EndpointAccess {
  const arns = requireSome('secrets', secrets).map(completeArn);
  return { service: SERVICE, statements: [allowing(ACTIONS, arns)] };
}

/** The ARN of a secret that was imported by its name lacks the six characters which AWS Secrets Manager appends. */
function completeArn({ secretFullArn, secretArn }: ISecret): string {
  return secretFullArn ?? `${secretArn}-??????`;
}
