import { AuditedTemplate } from '../../../../lib/audit/audited-template';
import { identityPolicyPaths, isPermissionsBoundary } from '../../../../lib/audit/reading/policies';

function subject(Type: string, Properties: object, others: object = {}) {
  const template = new AuditedTemplate({ Resources: { Subject: { Type, Properties: { ...Properties } }, ...others } });
  const [resource] = template.resources;
  if (resource === undefined) throw new Error('the template has no resource');
  return { resource, template };
}

describe('identityPolicyPaths', () => {
  test('names the document of a policy', () => {
    const { resource } = subject('AWS::IAM::ManagedPolicy', {});
    expect(identityPolicyPaths(resource)).toEqual(['PolicyDocument']);
  });

  test('names each policy of an identity', () => {
    const { resource } = subject('AWS::IAM::Role', { Policies: [{ PolicyName: 'a' }, { PolicyName: 'b' }] });
    expect(identityPolicyPaths(resource)).toEqual(['Policies.0.PolicyDocument', 'Policies.1.PolicyDocument']);
  });

  test('names the list where nobody can tell what is in it', () => {
    const { resource } = subject('AWS::IAM::User', { Policies: { 'Fn::ImportValue': 'Other' } });
    expect(identityPolicyPaths(resource)).toEqual(['Policies']);
  });
});

test.each([
  ['PermissionsBoundary', { Ref: 'Subject' }, true],
  ['ManagedPolicyArns', [{ Ref: 'Subject' }], false],
])('a policy that a role has as %s is a boundary: %#', (property, value, expected) => {
  const role = { Type: 'AWS::IAM::Role', Properties: { [property]: value } };
  const { resource, template } = subject('AWS::IAM::ManagedPolicy', {}, { Role: role });
  expect(isPermissionsBoundary(resource, template)).toBe(expected);
});
