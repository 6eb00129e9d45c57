import { requireNetworkInterfaces } from '../../../../toolkit/sandbox/lambda/network-interfaces';
import { PartlyAllowed } from '../acting';
import { testContext } from '../context';

const IN_VPC = { VpcConfig: { SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1'] } };
const ACCOUNT = 'arn:aws:ec2:us-east-1:123456789012';

function asked(properties: Readonly<Record<string, unknown>>, ...denied: readonly string[]): string[] {
  const identity = new PartlyAllowed(denied);
  requireNetworkInterfaces(identity, properties, testContext());
  return identity.asked.map(({ action, resource }) => `${action} ${resource}`);
}

describe('requireNetworkInterfaces', () => {
  test('asks for the interfaces of a function in a VPC', () => {
    expect(asked(IN_VPC)).toEqual([
      `ec2:CreateNetworkInterface ${ACCOUNT}:network-interface/*`,
      'ec2:DescribeNetworkInterfaces *',
      `ec2:DeleteNetworkInterface ${ACCOUNT}:*/*`,
    ]);
  });

  test.each([{}, { VpcConfig: {} }, { VpcConfig: { SubnetIds: [] } }])('asks for nothing for %j', (properties) => {
    expect(asked(properties)).toEqual([]);
  });

  test.each(['CreateNetworkInterface', 'DescribeNetworkInterfaces', 'DeleteNetworkInterface'])(
    'refuses a role without %s as AWS Lambda does',
    (action) => {
      expect(() => asked(IN_VPC, `ec2:${action}`)).toThrow(
        expect.objectContaining({
          code: 'InvalidParameterValueException',
          message: `The provided execution role does not have permissions to call ${action} on EC2`,
        }),
      );
    },
  );
});
