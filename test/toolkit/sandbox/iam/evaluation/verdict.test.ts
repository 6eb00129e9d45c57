import { type Applicable, verdict } from '../../../../../toolkit/sandbox/iam/evaluation/verdict';
import { type Policy, type PolicyKind, readPolicy } from '../../../../../toolkit/sandbox/iam/policy/policy';
import type { Requester } from '../../../../../toolkit/sandbox/iam/policy/requester';
import { keysOf } from '../keys';

const ROLE: Requester = {
  kind: 'role',
  arn: 'arn:aws:iam::111111111111:role/reader',
  account: '111111111111',
  sessionArn: 'arn:aws:sts::111111111111:assumed-role/reader/s',
};
const ROOT: Requester = { kind: 'root', arn: 'arn:aws:iam::111111111111:root', account: '111111111111' };
const SERVICE: Requester = { kind: 'service', service: 'sns.amazonaws.com' };
const ASKED = { action: 's3:GetObject', resource: 'arn:aws:s3:::b/k', keys: keysOf() };
const ACCOUNT = { AWS: ROOT.arn };

function policy(kind: PolicyKind, ...statements: readonly object[]): Policy {
  const Statement = statements.map((statement) => ({ Effect: 'Allow', Action: 's3:*', Resource: '*', ...statement }));
  return readPolicy(kind, kind, { Version: '2012-10-17', Statement });
}

const DENY = { Effect: 'Deny' };
const identity = (...statements: readonly object[]) => policy('identity-based policy', ...statements);
const ofResource = (...statements: readonly object[]) => policy('resource-based policy', ...statements);
const boundary = (...statements: readonly object[]) => policy('permissions boundary', ...statements);
const endpoint = (...statements: readonly object[]) => policy('VPC endpoint policy', ...statements);
const trust = (...statements: readonly object[]) => policy('role trust policy', ...statements);

/** What decides: `allowed`, or why not. */
function outcome(policies: Partial<Applicable>, requester: Requester = ROLE): string {
  const applicable = { identity: [], isIdentityKnown: true, rule: 'either' as const, ...policies };
  const found = verdict(ASKED, requester, applicable);
  if (found.allowed) return 'allowed';
  return found.by === undefined ? `no ${found.kind}` : `deny in ${found.kind}`;
}

describe('verdict, within an account', () => {
  test.each<[string, Partial<Applicable>, string]>([
    ['nothing allows', {}, 'no identity-based policy'],
    ['a policy of the identity allows', { identity: [identity({})] }, 'allowed'],
    ['another action is allowed', { identity: [identity({ Action: 's3:PutObject' })] }, 'no identity-based policy'],
    ['a policy of the identity denies', { identity: [identity({}, DENY)] }, 'deny in identity-based policy'],
    ['another of its policies denies', { identity: [identity({}), identity(DENY)] }, 'deny in identity-based policy'],
    ['a deny speaks of another action', { identity: [identity({}, { ...DENY, Action: 's3:Put*' })] }, 'allowed'],
    ['the resource names the role', { resource: [ofResource({ Principal: { AWS: ROLE.arn } })] }, 'allowed'],
    ['the resource names everybody', { resource: [ofResource({ Principal: '*' })] }, 'allowed'],
    ['the resource names the account', { resource: [ofResource({ Principal: ACCOUNT })] }, 'no identity-based policy'],
    [
      'the resource names another service',
      { resource: [ofResource({ Principal: { Service: 'a.b' } })] },
      'no identity-based policy',
    ],
    [
      'the resource denies the account',
      { identity: [identity({})], resource: [ofResource({ ...DENY, Principal: ACCOUNT })] },
      'deny in resource-based policy',
    ],
    [
      'the resource denies all but the role and its account',
      {
        identity: [identity({})],
        resource: [ofResource({ ...DENY, NotPrincipal: { AWS: [ROLE.arn, ROOT.arn] } })],
      },
      'allowed',
    ],
    ['a boundary allows too', { identity: [identity({})], boundary: boundary({}) }, 'allowed'],
    ['a boundary alone allows', { boundary: boundary({}) }, 'no identity-based policy'],
    [
      'a boundary does not allow',
      { identity: [identity({})], boundary: boundary({ Action: 'sqs:*' }) },
      'no permissions boundary',
    ],
    ['a boundary denies', { identity: [identity({})], boundary: boundary({}, DENY) }, 'deny in permissions boundary'],
    [
      'a boundary limits what the resource grants the role',
      { boundary: boundary({ Action: 'sqs:*' }), resource: [ofResource({ Principal: { AWS: ROLE.arn } })] },
      'no permissions boundary',
    ],
    [
      'a boundary does not limit what the resource grants the session',
      { boundary: boundary({ Action: 'sqs:*' }), resource: [ofResource({ Principal: { AWS: ROLE.sessionArn } })] },
      'allowed',
    ],
    ['the endpoint allows too', { identity: [identity({})], endpoint: endpoint({ Principal: '*' }) }, 'allowed'],
    ['the endpoint alone allows', { endpoint: endpoint({ Principal: '*' }) }, 'no identity-based policy'],
    [
      'the endpoint does not allow',
      { identity: [identity({})], endpoint: endpoint({ Principal: '*', Action: 'sqs:*' }) },
      'no VPC endpoint policy',
    ],
    [
      'the endpoint limits what the resource grants the session',
      { endpoint: endpoint(), resource: [ofResource({ Principal: { AWS: ROLE.sessionArn } })] },
      'no VPC endpoint policy',
    ],
    [
      'the endpoint denies',
      { identity: [identity({})], endpoint: endpoint({ Principal: '*' }, { ...DENY, Principal: '*' }) },
      'deny in VPC endpoint policy',
    ],
    ['nobody knows all its policies', { isIdentityKnown: false }, 'allowed'],
    [
      'one that is known denies',
      { isIdentityKnown: false, identity: [identity(DENY)] },
      'deny in identity-based policy',
    ],
    [
      'its boundary is known',
      { isIdentityKnown: false, boundary: boundary({ Action: 'sqs:*' }) },
      'no permissions boundary',
    ],
  ])('%s', (_, policies, expected) => {
    expect(outcome(policies)).toBe(expected);
  });
});

describe('verdict, on what decides for itself', () => {
  const rule = 'resource';
  test.each<[string, Partial<Applicable>, string]>([
    ['it admits the role', { resource: [ofResource({ Principal: { AWS: ROLE.arn } })] }, 'allowed'],
    [
      'it leaves it to the account, which allows',
      { identity: [identity({})], resource: [ofResource({ Principal: ACCOUNT })] },
      'allowed',
    ],
    [
      'it leaves it to the account, which does not',
      { resource: [ofResource({ Principal: ACCOUNT })] },
      'no identity-based policy',
    ],
    ['the account alone allows', { identity: [identity({})], resource: [ofResource()] }, 'no resource-based policy'],
    [
      'the account alone allows a role to be assumed',
      { identity: [identity({})], resource: [trust()] },
      'no role trust policy',
    ],
    ['it has no policy', { identity: [identity({})], resource: [] }, 'no resource-based policy'],
    ['nobody knows its policy', { identity: [identity({})] }, 'allowed'],
    [
      'it admits the role, whose boundary does not allow',
      { boundary: boundary({ Action: 'sqs:*' }), resource: [ofResource({ Principal: { AWS: ROLE.arn } })] },
      'no permissions boundary',
    ],
  ])('%s', (_, policies, expected) => {
    expect(outcome({ ...policies, rule })).toBe(expected);
  });
});

describe('verdict, across accounts', () => {
  const rule = 'both';
  const named = ofResource({ Principal: { AWS: ROLE.arn } });
  test.each<[string, Partial<Applicable>, string]>([
    ['both sides allow', { identity: [identity({})], resource: [named] }, 'allowed'],
    [
      'the resource allows the account',
      { identity: [identity({})], resource: [ofResource({ Principal: ACCOUNT })] },
      'allowed',
    ],
    ['the resource alone allows', { resource: [named] }, 'no identity-based policy'],
    [
      'the resource alone allows the session',
      { resource: [ofResource({ Principal: { AWS: ROLE.sessionArn } })] },
      'no identity-based policy',
    ],
    ['the identity alone allows', { identity: [identity({})], resource: [] }, 'no resource-based policy'],
    ['the identity is of another deployment', { isIdentityKnown: false, resource: [named] }, 'allowed'],
    ['the resource is of another deployment', { identity: [identity({})] }, 'allowed'],
    [
      'the identity is of another deployment and not named',
      { isIdentityKnown: false, resource: [] },
      'no resource-based policy',
    ],
  ])('%s', (_, policies, expected) => {
    expect(outcome({ ...policies, rule })).toBe(expected);
  });
});

describe('verdict, on the root of the account', () => {
  test('may do all that nothing denies', () => {
    expect(outcome({}, ROOT)).toBe('allowed');
    expect(outcome({ resource: [], rule: 'both' }, ROOT)).toBe('allowed');
    expect(outcome({ resource: [ofResource({ ...DENY, Principal: '*' })] }, ROOT)).toBe(
      'deny in resource-based policy',
    );
  });
});

describe('verdict, on a service', () => {
  const admitted = ofResource({ Principal: { Service: 'sns.amazonaws.com' } });
  test.each<[string, Partial<Applicable>, string]>([
    ['is admitted by name', { resource: [admitted] }, 'allowed'],
    ['is admitted with everybody', { resource: [ofResource({ Principal: '*' })] }, 'allowed'],
    ['is not admitted', { resource: [ofResource({ Principal: ACCOUNT })] }, 'no resource-based policy'],
    ['is not trusted', { resource: [trust()] }, 'no role trust policy'],
    ['meets a resource without a policy', { resource: [] }, 'no resource-based policy'],
    ['meets a resource that nobody knows', {}, 'allowed'],
    [
      'is denied',
      { resource: [ofResource({ Principal: '*' }, { ...DENY, Principal: '*' })] },
      'deny in resource-based policy',
    ],
  ])('%s', (_, policies, expected) => {
    expect(outcome(policies, SERVICE)).toBe(expected);
  });
});

describe('verdict', () => {
  test('tells all statements that allow', () => {
    const [own, other, onResource] = [
      identity({ Sid: 'A' }),
      identity({ Sid: 'B' }),
      ofResource({ Sid: 'C', Principal: '*' }),
    ];
    const applicable = {
      identity: [own, other],
      isIdentityKnown: true,
      resource: [onResource],
      rule: 'either' as const,
    };
    const found = verdict(ASKED, ROLE, applicable);
    expect(found).toMatchObject({
      by: [
        { policy: own, statement: { sid: 'A' }, naming: 'role' },
        { policy: other, statement: { sid: 'B' } },
        { policy: onResource, statement: { sid: 'C' } },
      ],
    });
  });
});
