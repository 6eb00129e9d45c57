import { AuditedTemplate } from '../../../../lib/audit/audited-template';
import { allowedToRole } from '../../../../lib/audit/reading/role-statements';
import { template } from '../rules/resources';

const document = (Action: string, Effect = 'Allow') => ({ Statement: [{ Effect, Action, Resource: '*' }] });
const policy = (Type: string, Properties: object) => ({ Type, Properties: { ...Properties } });

function actionsOf(properties: object, others: Parameters<typeof template>[0] = {}) {
  const audited = new AuditedTemplate(template({ Role: policy('AWS::IAM::Role', properties), ...others }));
  const role = audited.resource('Role');
  return role && allowedToRole(role, audited)?.flatMap(({ actions }) => actions);
}

describe('what a role is allowed', () => {
  test('stands in its own policies, in those that name it, and in those that it names', () => {
    const Roles = [{ Ref: 'Role' }];
    const actions = actionsOf(
      { Policies: [{ PolicyDocument: document('s3:GetObject') }], ManagedPolicyArns: [{ Ref: 'Managed' }] },
      {
        Managed: policy('AWS::IAM::ManagedPolicy', { PolicyDocument: document('sqs:SendMessage') }),
        Inline: policy('AWS::IAM::Policy', { Roles, PolicyDocument: document('kms:Decrypt') }),
        Single: policy('AWS::IAM::RolePolicy', { RoleName: Roles[0], PolicyDocument: document('glue:GetTable') }),
        Denying: policy('AWS::IAM::Policy', { Roles, PolicyDocument: document('s3:PutObject', 'Deny') }),
        Foreign: policy('AWS::IAM::Policy', { Roles: ['Other'], PolicyDocument: document('iam:PassRole') }),
      },
    );
    expect(actions?.sort()).toEqual(['glue:GetTable', 'kms:Decrypt', 's3:GetObject', 'sqs:SendMessage']);
  });

  test.each([
    ['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole', []],
    ['arn:aws:iam::aws:policy/AdministratorAccess', undefined],
    ['arn:aws:iam::111111111111:policy/team', undefined],
    [{ 'Fn::ImportValue': 'Policy' }, undefined],
  ])('with the managed policy %j is %j', (arn, allowed) => {
    expect(actionsOf({ ManagedPolicyArns: [arn] })).toEqual(allowed);
  });
});
