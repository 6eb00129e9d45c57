import { Template } from 'aws-cdk-lib/assertions';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { App, CfnResource, Stack } from 'aws-cdk-lib/core';
import { keepInManagedPolicies } from '../../../lib/private/managed-policies';

const LARGEST_POLICY = 6_144;

function roleIn(stack: Stack): Role {
  const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  keepInManagedPolicies(role);
  return role;
}

function statement(index: number): PolicyStatement {
  const sid = `Statement${index}`;
  return new PolicyStatement({ sid, actions: ['s3:PutObject'], resources: [`arn:aws:s3:::bucket-${index}/*`] });
}

describe('keepInManagedPolicies', () => {
  test('attaches what the role is granted as managed policies, and nothing inline', () => {
    const stack = new Stack(new App(), 'Stack');
    const added = roleIn(stack).addToPrincipalPolicy(statement(1));
    expect(added.statementAdded).toBe(true);
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::IAM::Policy', 0);
    template.hasResourceProperties('AWS::IAM::ManagedPolicy', {
      PolicyDocument: {
        Statement: [{ Sid: 'Statement1', Action: 's3:PutObject', Resource: 'arn:aws:s3:::bucket-1/*' }],
      },
      Roles: [{ Ref: stack.getLogicalId(stack.node.findChild('Role').node.defaultChild as CfnResource) }],
    });
  });

  test('begins another policy before one has more characters than IAM takes', () => {
    const stack = new Stack(new App(), 'Stack');
    const role = roleIn(stack);
    for (let index = 0; index < 100; index++) role.addToPolicy(statement(index));
    const policies = Object.values(Template.fromStack(stack).findResources('AWS::IAM::ManagedPolicy'));
    const documents = policies.map(({ Properties }) => Properties.PolicyDocument);
    expect(documents.length).toBeGreaterThan(1);
    expect(documents.flatMap(({ Statement }) => Statement)).toHaveLength(100);
    for (const document of documents) expect(JSON.stringify(document).length).toBeLessThan(LARGEST_POLICY);
  });

  test.each([
    ['all its policies', 100, [/^RolePolicy1/, /^RolePolicy(?!1)/]],
    ['the role itself where it has none', 0, [/^Role(?!Policy)/]],
  ])('makes who waits for the role wait for %s', (_, statements, dependencies) => {
    const stack = new Stack(new App(), 'Stack');
    const role = roleIn(stack);
    new CfnResource(stack, 'User', { type: 'AWS::S3::Bucket' }).node.addDependency(role);
    for (let index = 0; index < statements; index++) role.addToPolicy(statement(index));
    const { DependsOn } = Template.fromStack(stack).findResources('AWS::S3::Bucket').User ?? {};
    for (const dependency of dependencies) expect(DependsOn).toContainEqual(expect.stringMatching(dependency));
  });
});
