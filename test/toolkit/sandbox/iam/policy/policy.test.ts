import { readPolicy } from '../../../../../toolkit/sandbox/iam/policy/policy';
import { concerns } from '../../../../../toolkit/sandbox/iam/policy/statement';
import { keysOf } from '../keys';

const STREAM = 'arn:aws:kinesis:us-east-1:123456789012:stream/clicks';

function read(document: unknown) {
  return readPolicy('identity-based policy', 'App/Policy', document);
}

function speaksOf(statement: object, action: string, resource = STREAM, keys = keysOf()): boolean {
  const policy = read({ Version: '2012-10-17', Statement: { Effect: 'Allow', ...statement } });
  return policy.statements.some((candidate) => concerns(candidate, { action, resource, keys }));
}

describe('readPolicy', () => {
  test.each([
    [{ Action: 'kinesis:PutRecord', Resource: '*' }, 'kinesis:PutRecord', true],
    [{ Action: 'kinesis:PutRecord', Resource: '*' }, 'KINESIS:putrecord', true],
    [{ Action: 'KINESIS:PUT*', Resource: '*' }, 'kinesis:PutRecord', true],
    [{ Action: 'kinesis:PutRecord', Resource: '*' }, 'kinesis:PutRecords', false],
    [{ Action: ['s3:*', 'kinesis:Put*'], Resource: '*' }, 'kinesis:PutRecords', true],
    [{ Action: '*', Resource: STREAM }, 'kinesis:PutRecord', true],
    [{ Action: '*', Resource: STREAM.toUpperCase() }, 'kinesis:PutRecord', false],
    [{ Action: '*', Resource: [`${STREAM}2`, `${STREAM.slice(0, -1)}?`] }, 'kinesis:PutRecord', true],
    [{ Action: '*', Resource: 'arn:aws:kinesis:*:*:stream/*' }, 'kinesis:PutRecord', true],
    [{ Action: '*', Resource: 'arn:aws:kinesis:*' }, 'kinesis:PutRecord', true],
    [{ Action: '*', Resource: `${STREAM}/*` }, 'kinesis:PutRecord', false],
    [{ NotAction: 's3:*', Resource: '*' }, 'kinesis:PutRecord', true],
    [{ NotAction: ['s3:*', 'kinesis:*'], Resource: '*' }, 'kinesis:PutRecord', false],
    [{ Action: '*', NotResource: `${STREAM}*` }, 'kinesis:PutRecord', false],
    [{ Action: '*', NotResource: 'arn:aws:s3:::*' }, 'kinesis:PutRecord', true],
    [{ Action: '*' }, 'sts:AssumeRole', true],
  ])('%j speaks of %s: %s', (statement, action, expected) => {
    expect(speaksOf(statement, action)).toBe(expected);
  });

  test('a statement speaks only where its conditions hold', () => {
    const statement = { Action: '*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } };
    expect(speaksOf(statement, 's3:GetObject', '*', keysOf({ 'aws:SecureTransport': 'true' }))).toBe(false);
    expect(speaksOf(statement, 's3:GetObject', '*', keysOf({ 'aws:SecureTransport': 'false' }))).toBe(true);
  });

  test('resources have variables from version 2012-10-17 on', () => {
    const keys = keysOf({ 'aws:PrincipalTag/team': 'web' });
    const statement = { Effect: 'Allow', Action: '*', Resource: 'arn:aws:s3:::b/${aws:PrincipalTag/team}/*' };
    const asked = { action: 's3:GetObject', resource: 'arn:aws:s3:::b/web/x', keys };
    const speaks = (Version?: string) =>
      read({ Version, Statement: statement }).statements.map((it) => concerns(it, asked));
    expect([speaks('2012-10-17'), speaks('2008-10-17'), speaks()]).toEqual([[true], [false], [false]]);
  });

  test('takes JSON text, and knows effect, Sid and order', () => {
    const Statement = [
      { Sid: 'One', Effect: 'Allow', Action: 's3:*', Resource: '*' },
      { Effect: 'Deny', Action: 's3:*', Resource: '*' },
    ];
    const { kind, name, statements } = read(JSON.stringify({ Statement }));
    expect({ kind, name }).toEqual({ kind: 'identity-based policy', name: 'App/Policy' });
    expect(statements.map(({ effect, sid }) => [effect, sid])).toEqual([
      ['Allow', 'One'],
      ['Deny', undefined],
    ]);
  });

  test.each([
    ['Allow', { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }, true],
    ['Allow', { StringEquals: { 'aws:PrincipalOrgID': 'o-1', 'aws:PrincipalAccount': '1' } }, false],
    ['Allow', { Null: { 'lambda:SourceFunctionArn': 'false' } }, true],
    ['Deny', { StringNotEquals: { 'aws:PrincipalOrgID': 'o-1' } }, false],
    ['Deny', { StringNotEquals: { 'aws:PrincipalOrgID': 'o-1', 'aws:PrincipalAccount': '1' } }, false],
    ['Deny', { StringNotEquals: { 'aws:PrincipalAccount': '1' } }, true],
  ])('%s under %j, of which nobody knows whether it holds: %s', (Effect, Condition, expected) => {
    expect(speaksOf({ Effect, Action: '*', Resource: '*', Condition }, 's3:GetObject')).toBe(expected);
  });

  test('names the keys and variables that are not evaluated', () => {
    const Condition = {
      StringEquals: { 'aws:sourceip': '10.0.0.1', 'AWS:PrincipalTag/team': '${aws:SourceIdentity}' },
      ArnLike: { 'kms:EncryptionContext:aws:s3:arn': '*' },
    };
    const Resource = ["arn:aws:s3:::home/${aws:FederatedProvider, 'none'}/*", 'arn:aws:s3:::${*}/${aws:userid}'];
    const { statements } = read({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action: '*', Resource, Condition },
    });
    expect(statements[0]?.notEvaluated).toEqual(['aws:sourceip', '${aws:FederatedProvider}', '${aws:SourceIdentity}']);
  });

  test('a policy without statements says nothing', () => {
    expect(read({ Version: '2012-10-17' }).statements).toEqual([]);
  });

  test.each([
    [{ Effect: 'allow', Action: '*' }, 'Statement[0].Effect must be Allow or Deny, got "allow"'],
    [{ Effect: 'Allow' }, 'Statement[0].Action must be set, got undefined'],
    [{ Effect: 'Allow', Action: 's3:*', NotAction: '*' }, 'Statement[0]: Action and NotAction are both set, keep one'],
    [
      { Effect: 'Allow', Action: 's3:*', Resource: '*', NotResource: '*' },
      'Statement[0]: Resource and NotResource are both set, keep one',
    ],
    [
      { Effect: 'Allow', Action: 's3:*', Principal: '*', NotPrincipal: '*' },
      'Statement[0]: Principal and NotPrincipal are both set, keep one',
    ],
    [{ Effect: 'Allow', Action: { Ref: 'A' } }, 'Statement[0].Action must be a string, got {"Ref":"A"}'],
    [{ Effect: 'Allow', Action: '*', NotResource: [['a']] }, 'Statement[0].NotResource must be a string, got ["a"]'],
    [{ Effect: 'Allow', Action: '*', Sid: [] }, 'Statement[0].Sid must be a string, got []'],
    [{ Effect: 'Allow', Action: '*', Principal: 'me' }, 'Statement[0].Principal must be an object, got "me"'],
    [
      { Effect: 'Allow', Action: '*', Condition: { StringEquals: { a: [{}] } } },
      'Statement[0].Condition.StringEquals.a must be a string, got {}',
    ],
  ])('refuses %j', (Statement, message) => {
    expect(() => read({ Statement })).toThrow(new Error(message));
  });

  test.each([
    ['{', 'a policy must be JSON, got {'],
    [[], 'a policy must be an object, got []'],
    [undefined, 'a policy must be an object, got undefined'],
    [{ Statement: ['a'] }, 'Statement[0] must be an object, got "a"'],
  ])('refuses %j as a policy', (document, message) => {
    expect(() => read(document)).toThrow(new Error(message));
  });
});
