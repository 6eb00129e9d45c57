import { Template } from 'aws-cdk-lib/assertions';
import { App, Stack } from 'aws-cdk-lib/core';
import { LogAnalyticsPipeline } from '../../../lib';

interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource?: unknown;
  readonly Condition?: Record<string, unknown>;
}

const stack = new Stack(new App(), 'Stack');
new LogAnalyticsPipeline(stack, 'Pipeline');
const template = Template.fromStack(stack);

function allowances(type: string, property: string): Statement[] {
  const resources = Object.values(template.findResources(type));
  const statements: Statement[] = resources.flatMap(({ Properties }) => Properties[property].Statement);
  return statements.filter(({ Effect }) => Effect === 'Allow');
}

function actionsOf({ Action }: Statement): string[] {
  return [Action].flat();
}

const granted = [
  ...allowances('AWS::IAM::Policy', 'PolicyDocument'),
  ...allowances('AWS::S3::BucketPolicy', 'PolicyDocument'),
  ...allowances('AWS::SNS::TopicPolicy', 'PolicyDocument'),
  ...allowances('AWS::EC2::VPCEndpoint', 'PolicyDocument'),
];
/** The first statement of a key's policy leaves it to the policies of its own account, as each key must. */
const grantedByKeys = allowances('AWS::KMS::Key', 'KeyPolicy').filter(({ Action }) => Action !== 'kms:*');

describe('the permissions of a LogAnalyticsPipeline', () => {
  test('name each action', () => {
    expect(granted.length).toBeGreaterThan(20);
    expect([...granted, ...grantedByKeys].flatMap(actionsOf).filter((action) => action.includes('*'))).toEqual([]);
  });

  test('name each resource, except statements of the Data API, which have no name', () => {
    const anywhere = granted.filter(({ Resource }) => [Resource].flat().includes('*'));
    expect(anywhere).toEqual([
      {
        Effect: 'Allow',
        Action: ['redshift-data:DescribeStatement', 'redshift-data:GetStatementResult'],
        Resource: '*',
        Condition: { StringEquals: { 'redshift-data:statement-owner-iam-userid': '${aws:userid}' } },
      },
    ]);
  });

  test('come from no policy that AWS manages', () => {
    const roles = Object.values(template.findResources('AWS::IAM::Role'));
    expect(roles.filter(({ Properties }) => 'ManagedPolicyArns' in Properties)).toEqual([]);
  });

  test('let a service assume a role on behalf of this account only', () => {
    const trusts = allowances('AWS::IAM::Role', 'AssumeRolePolicyDocument');
    const account = { Ref: 'AWS::AccountId' };
    expect(trusts.length).toBeGreaterThan(5);
    for (const { Condition } of trusts) {
      const [key] = Object.keys(Condition?.StringEquals ?? {});
      expect(['aws:SourceAccount', 'sts:ExternalId']).toContain(key);
      expect(Condition?.StringEquals).toEqual({ [key as string]: account });
    }
  });

  test('bind the use of a key to a service, or to this account', () => {
    const uses = [...granted, ...grantedByKeys].filter((statement) =>
      actionsOf(statement).some((action) => action.startsWith('kms:')),
    );
    expect(uses.length).toBeGreaterThan(5);
    for (const { Condition } of uses) {
      const [key] = Object.keys(Condition?.StringEquals ?? {});
      expect(['aws:SourceAccount', 'kms:ViaService']).toContain(key);
    }
  });
});
