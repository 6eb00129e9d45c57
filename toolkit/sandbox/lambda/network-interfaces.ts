import { AwsError } from '../kernel/aws-error';
import type { Place } from '../kernel/encryption';
import type { Identity, Permission } from '../kernel/identity';
import { objectProperty } from '../kernel/template-values';

/** Those that AWS Lambda cannot make a function without. */
const ACTIONS = ['CreateNetworkInterface', 'DescribeNetworkInterfaces', 'DeleteNetworkInterface'];

/**
 * AWS Lambda connects a function with the subnets of a VPC in the name of its role.
 * @throws AwsError `InvalidParameterValueException` where the role does not let it
 */
export function requireNetworkInterfaces(
  identity: Identity,
  properties: Readonly<Record<string, unknown>>,
  { partition, region, account }: Place,
): void {
  const { SubnetIds } = objectProperty(properties, 'VpcConfig');
  if (!Array.isArray(SubnetIds) || SubnetIds.length === 0) return;
  const resource = `arn:${partition}:ec2:${region}:${account}:network-interface/*`;
  const permissions = ACTIONS.map((name): Permission => {
    const action = `ec2:${name}`;
    return { action, resource: name.startsWith('Describe') ? '*' : resource, denial: () => refusal(name) };
  });
  identity.require(...permissions);
}

function refusal(action: string): AwsError {
  const message = `The provided execution role does not have permissions to call ${action} on EC2`;
  return new AwsError('InvalidParameterValueException', message);
}
