import { AwsError } from '../kernel/aws-error';
import type { Place } from '../kernel/encryption';
import type { Identity, Permission } from '../kernel/identity';
import { objectProperty } from '../kernel/template-values';

/**
 * What AWS Lambda cannot make a function without. There is no interface to delete yet: that is asked of whatever there is in
 * the account, so that a role which may delete `network-interface/*` alone does not pass.
 */
const ASKED = [
  ['CreateNetworkInterface', 'network-interface/*'],
  ['DescribeNetworkInterfaces', undefined],
  ['DeleteNetworkInterface', '*/*'],
] as const;

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
  const permissions = ASKED.map(([name, resource]): Permission => {
    const arn = resource === undefined ? '*' : `arn:${partition}:ec2:${region}:${account}:${resource}`;
    return { action: `ec2:${name}`, resource: arn, denial: () => refusal(name) };
  });
  identity.require(...permissions);
}

function refusal(action: string): AwsError {
  const message = `The provided execution role does not have permissions to call ${action} on EC2`;
  return new AwsError('InvalidParameterValueException', message);
}
