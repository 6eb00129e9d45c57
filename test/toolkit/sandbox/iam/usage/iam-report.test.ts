import { readPolicy } from '../../../../../toolkit/sandbox/iam/policy/policy';
import { PolicyBook } from '../../../../../toolkit/sandbox/iam/policy-book';
import type { AccessRecord } from '../../../../../toolkit/sandbox/iam/usage/access-record';
import { iamReport } from '../../../../../toolkit/sandbox/iam/usage/iam-report';
import { iamReportMarkdown } from '../../../../../toolkit/sandbox/iam/usage/iam-report-markdown';

const ROLE = 'arn:aws:iam::111111111111:role/r';
const OTHER = 'arn:aws:iam::111111111111:role/s';
const QUEUE = 'arn:aws:sqs:us-east-1:111111111111:q';
const KIND = 'identity-based policy' as const;

const shared = readPolicy(KIND, 'App/Shared', {
  Statement: [
    { Sid: 'Read', Effect: 'Allow', Action: ['s3:GetObject', 's3:ListBucket'], Resource: ['a|b', '*'] },
    { Effect: 'Deny', Action: 's3:*', Resource: 'c' },
    { Effect: 'Allow', NotAction: 'iam:*', NotResource: 'd' },
  ],
});
const onQueue = readPolicy('resource-based policy', 'App/Queue', {
  Statement: { Effect: 'Allow', Principal: '*', Action: 'sqs:SendMessage', Resource: QUEUE },
});
const atEndpoint = readPolicy('VPC endpoint policy', 'App/Endpoint', {
  Statement: { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' },
});

function book(): PolicyBook {
  const all = new PolicyBook();
  for (const arn of [ROLE, OTHER]) {
    const identity = {
      kind: 'role',
      name: arn,
      id: 'AROA',
      policies: [shared],
      unknownPolicies: [],
      tags: {},
      groups: [],
    } as const;
    all.addIdentity({ ...identity, arn, policies: [shared], groups: [] });
  }
  all.addResource(QUEUE, onQueue);
  all.endpoints.set('vpce-1', { policy: atEndpoint });
  return all;
}

function allowed(count: number, action: string, statement = 0, resource = '*', via?: string): AccessRecord {
  const request = { principal: { roleArn: ROLE }, action, resource: 'x', ...(via && { via }) };
  return {
    request,
    decision: { allowed: true },
    grants: [{ kind: KIND, policy: 'App/Shared', statement, action, resource }],
    count,
  };
}

const DENIED: AccessRecord = {
  request: { principal: { service: 'sns.amazonaws.com' }, action: 'sqs:SendMessage', resource: QUEUE },
  decision: { allowed: false, message: 'no' },
  remedy: 'a statement would',
  grants: [],
  count: 3,
};

describe('iamReport', () => {
  test('tells of each grant how often it was used', () => {
    const { grants } = iamReport(book(), [allowed(2, 's3:GetObject'), allowed(3, 's3:GetObject')]);
    const uses = grants.map(({ policy, statement, action, resource, uses: count }) => [
      policy,
      statement,
      action,
      resource,
      count,
    ]);
    expect(uses).toEqual([
      ['App/Shared', 0, 's3:GetObject', 'a|b', 0],
      ['App/Shared', 0, 's3:GetObject', '*', 5],
      ['App/Shared', 0, 's3:ListBucket', 'a|b', 0],
      ['App/Shared', 0, 's3:ListBucket', '*', 0],
      ['App/Shared', 2, 'NotAction iam:*', 'NotResource d', 0],
      ['App/Queue', 0, 'sqs:SendMessage', QUEUE, 0],
    ]);
    expect(grants[0]).toMatchObject({ kind: KIND, owners: [ROLE, OTHER], sid: 'Read' });
    expect(grants.at(-1)).toMatchObject({ kind: 'resource-based policy', owners: [QUEUE] });
  });

  test('tells of the policy of an endpoint only when something went through it', () => {
    const owners = (via?: string) =>
      iamReport(book(), [allowed(1, 's3:GetObject', 0, '*', via)]).grants.flatMap((grant) => grant.owners);
    expect(owners('vpce-1')).toContain('vpce-1');
    expect(owners()).not.toContain('vpce-1');
  });

  test('tells what was denied, and what was not evaluated', () => {
    expect(iamReport(book(), [DENIED], [ROLE])).toMatchObject({
      denials: [
        {
          principal: 'sns.amazonaws.com',
          action: 'sqs:SendMessage',
          resource: QUEUE,
          message: 'no',
          remedy: 'a statement would',
          count: 3,
        },
      ],
      notEvaluated: [ROLE],
    });
  });
});

describe('iamReportMarkdown', () => {
  test('tells by owner what was never used first', () => {
    const report = iamReport(book(), [allowed(2, 's3:GetObject'), DENIED], ['arn:aws:iam::111111111111:role/t']);
    expect(iamReportMarkdown(report)).toBe(`# IAM report

6 grants, 5 of them never used; 1 kinds of requests denied.

## Denied

- \`sns.amazonaws.com\` may not \`sqs:SendMessage\` on \`${QUEUE}\` (3): a statement would

## Not evaluated

- \`arn:aws:iam::111111111111:role/t\`

## \`${ROLE}, ${OTHER}\`

| used | action | resource | policy |
| ---: | --- | --- | --- |
| never | \`s3:GetObject\` | \`a\\|b\` | App/Shared, Read |
| never | \`s3:ListBucket\` | \`a\\|b\` | App/Shared, Read |
| never | \`s3:ListBucket\` | \`*\` | App/Shared, Read |
| never | \`NotAction iam:*\` | \`NotResource d\` | App/Shared, statement 3 |
| 2 | \`s3:GetObject\` | \`*\` | App/Shared, Read |

## \`${QUEUE}\`

| used | action | resource | policy |
| ---: | --- | --- | --- |
| never | \`sqs:SendMessage\` | \`${QUEUE}\` | App/Queue, statement 1 |
`);
  });

  test('of nothing is short', () => {
    expect(iamReportMarkdown(iamReport(new PolicyBook(), []))).toBe(
      '# IAM report\n\n0 grants, 0 of them never used; 0 kinds of requests denied.\n',
    );
  });
});
