import { remedy } from '../../../../../toolkit/sandbox/iam/evaluation/remedy';
import type { Denial } from '../../../../../toolkit/sandbox/iam/evaluation/verdict';
import { type PolicyKind, readPolicy } from '../../../../../toolkit/sandbox/iam/policy/policy';
import type { AccessRequest } from '../../../../../toolkit/sandbox/kernel/access';

const ROLE = { roleArn: 'arn:aws:iam::111111111111:role/r' };
const SERVICE = { service: 'sns.amazonaws.com' };
const KEY = 'arn:aws:kms:us-east-1:111111111111:key/k';
const LOG_STREAM = 'arn:aws:logs:us-east-1:111111111111:log-group:g:log-stream:s';

function statementFor(kind: PolicyKind, request: Partial<AccessRequest>): unknown {
  const text = remedy({ principal: ROLE, action: 'a:B', resource: '*', ...request }, { allowed: false, kind });
  const [before, json = ''] = text.split(/ (\{.*\})$/);
  expect(before).toBe(`this statement in its ${kind} would allow it:`);
  return JSON.parse(json);
}

describe('remedy', () => {
  test.each<[PolicyKind, Partial<AccessRequest>, object]>([
    ['identity-based policy', {}, { Effect: 'Allow', Action: 'a:B', Resource: '*' }],
    ['permissions boundary', {}, { Effect: 'Allow', Action: 'a:B', Resource: '*' }],
    ['resource-based policy', {}, { Effect: 'Allow', Principal: { AWS: ROLE.roleArn }, Action: 'a:B', Resource: '*' }],
    [
      'VPC endpoint policy',
      { context: { 'sts:ExternalId': '1' } },
      {
        Effect: 'Allow',
        Principal: '*',
        Action: 'a:B',
        Resource: '*',
        Condition: { ArnEquals: { 'aws:PrincipalArn': ROLE.roleArn } },
      },
    ],
    [
      'role trust policy',
      { principal: SERVICE, resource: ROLE.roleArn, context: { 'sts:ExternalId': '1' } },
      {
        Effect: 'Allow',
        Principal: { Service: 'sns.amazonaws.com' },
        Action: 'a:B',
        Condition: { StringEquals: { 'sts:ExternalId': '1' } },
      },
    ],
  ])('in a %s', (kind, request, expected) => {
    expect(statementFor(kind, request)).toEqual(expected);
  });

  test.each([
    ['arn:aws:s3:::b/2026/k', 'arn:aws:s3:::b/*'],
    ['arn:aws:s3:::b', 'arn:aws:s3:::b'],
    [LOG_STREAM, 'arn:aws:logs:us-east-1:111111111111:log-group:g:*'],
    [KEY, KEY],
  ])('for %s names %s', (resource, Resource) => {
    expect(statementFor('identity-based policy', { resource })).toMatchObject({ Resource });
  });

  test('binds what uses a key to the service and to what it encrypts', () => {
    const context = {
      'kms:ViaService': 's3.us-east-1.amazonaws.com',
      'kms:EncryptionContext:aws:s3:arn': 'arn:aws:s3:::b/2026/k',
      'kms:EncryptionContextKeys': ['aws:s3:arn'],
      's3:prefix': 'a',
    };
    expect(statementFor('identity-based policy', { resource: KEY, context })).toMatchObject({
      Condition: {
        StringEquals: { 'kms:ViaService': 's3.us-east-1.amazonaws.com' },
        StringLike: { 'kms:EncryptionContext:aws:s3:arn': 'arn:aws:s3:::b/*' },
      },
    });
  });

  test.each([
    [{ Sid: 'NoPlainText' }, 'statement NoPlainText of App/Policy denies it'],
    [{}, 'statement 2 of App/Policy denies it'],
  ])('of an explicit deny %j names the statement', (more, expected) => {
    const Statement = [
      { Effect: 'Allow', Action: '*', Resource: '*' },
      { Effect: 'Deny', Action: '*', Resource: '*', ...more },
    ];
    const policy = readPolicy('resource-based policy', 'App/Policy', { Statement });
    const by = { policy, statement: policy.statements[1], naming: 'role' } as Denial['by'];
    const request = { principal: ROLE, action: 'a:B', resource: '*' };
    expect(remedy(request, { allowed: false, kind: 'resource-based policy', by })).toBe(expected);
  });
});
