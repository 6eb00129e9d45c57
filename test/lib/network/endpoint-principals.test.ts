import { Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { EndpointPrincipals } from '../../../lib/network/endpoint-principals';
import { EndpointTarget } from '../../../lib/network/endpoint-target';
import { newEndpoints, newStack, statementsOf } from './fixture';

/** Who may use an endpoint, as its policy states it. */
function statedFor(make: (role: iam.IRole) => EndpointPrincipals): unknown {
  const stack = newStack();
  const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
  newEndpoints(stack, { principals: make(role), targets: [EndpointTarget.workGroups(['analysts'])] });
  const [statement] = statementsOf(Template.fromStack(stack), 'WorkGroups') as Record<string, unknown>[];
  return { Principal: statement?.Principal, Condition: statement?.Condition };
}

describe('EndpointPrincipals', () => {
  test('names the account', () => {
    expect(statedFor(() => EndpointPrincipals.account())).toEqual({
      Principal: '*',
      Condition: { StringEquals: { 'aws:PrincipalAccount': { Ref: 'AWS::AccountId' } } },
    });
  });

  test('names roles by their ARNs in a condition, which outlast the ids behind principals', () => {
    expect(statedFor((role) => EndpointPrincipals.roles([role]))).toEqual({
      Principal: '*',
      Condition: {
        ArnEquals: { 'aws:PrincipalArn': [{ 'Fn::GetAtt': [expect.stringMatching(/^Role/), 'Arn'] }] },
      },
    });
  });

  test('names an organization', () => {
    expect(statedFor(() => EndpointPrincipals.organization('o-a1b2c3d4e5'))).toEqual({
      Principal: '*',
      Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
    });
  });

  test('refuses no role at all, for which a policy would admit no one', () => {
    expect(() => EndpointPrincipals.roles([])).toThrow('EndpointPrincipals: roles must be at least one, got none');
  });

  test.each(['o-a1b2c3d4e', 'o-A1B2C3D4E5', 'r-a1b2c3d4e5', `o-${'a'.repeat(33)}`, '*'])(
    'refuses %s, which is no id of an organization',
    (organizationId) => {
      expect(() => EndpointPrincipals.organization(organizationId)).toThrow(
        `EndpointPrincipals: organizationId must be o- and 10 to 32 lowercase letters or digits, got "${organizationId}"`,
      );
    },
  );

  test.each(['o-a1b2c3d4e5', `o-${'a'.repeat(32)}`])('takes %s', (organizationId) => {
    expect(() => EndpointPrincipals.organization(organizationId)).not.toThrow();
  });
});
