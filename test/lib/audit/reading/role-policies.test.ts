import { AuditedTemplate } from '../../../../lib/audit/audited-template';
import { policiesOfRole } from '../../../../lib/audit/reading/role-policies';
import { template } from '../rules/resources';

const Roles = [{ Ref: 'Role' }];

function idsOf(properties: object, others: Parameters<typeof template>[0] = {}) {
  const Role = { Type: 'AWS::IAM::Role', Properties: { ...properties } };
  const audited = new AuditedTemplate(template({ Role, ...others }));
  const role = audited.resource('Role');
  return role && policiesOfRole(role, audited)?.map(({ logicalId }) => logicalId);
}

describe('the policies of a role', () => {
  test('are its own, those that name it, and those that it names', () => {
    const ids = idsOf(
      { ManagedPolicyArns: [{ Ref: 'Managed' }] },
      {
        Managed: { Type: 'AWS::IAM::ManagedPolicy', Properties: {} },
        Inline: { Type: 'AWS::IAM::Policy', Properties: { Roles } },
        Single: { Type: 'AWS::IAM::RolePolicy', Properties: { RoleName: Roles[0] } },
        Passing: { Type: 'AWS::IAM::Policy', Properties: { Roles: ['Other'], PolicyDocument: Roles } },
      },
    );
    expect(ids).toEqual(['Role', 'Inline', 'Single', 'Managed']);
  });

  test.each([
    ['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole', ['Role']],
    ['arn:aws:iam::aws:policy/AdministratorAccess', undefined],
    ['arn:aws:iam::111111111111:policy/team', undefined],
    [{ 'Fn::ImportValue': 'Policy' }, undefined],
  ])('with the managed policy %j are %j', (arn, ids) => {
    expect(idsOf({ ManagedPolicyArns: [arn] })).toEqual(ids);
  });
});
