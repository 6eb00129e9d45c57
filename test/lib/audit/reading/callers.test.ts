import { isForEverybody, limitsCaller } from '../../../../lib/audit/reading/callers';
import { statementsOf } from '../../../../lib/audit/reading/statements';

test.each([
  ['StringEquals', 'aws:PrincipalOrgID', 'o-1', true],
  ['stringequals', 'AWS:SOURCEOWNER', '111111111111', true],
  ['ArnLike', 'aws:SourceArn', 'arn:aws:events:*:111111111111:rule/*', true],
  ['ForAnyValue:StringLike', 'aws:PrincipalOrgPaths', 'o-1/*', true],
  ['IpAddress', 'aws:SourceIp', '192.0.2.0/24', true],
  ['IpAddress', 'aws:SourceIp', '0.0.0.0/0', false],
  ['StringLike', 'aws:SourceArn', '*', false],
  ['ArnLike', 'aws:PrincipalArn', 'arn:aws:iam::*:role/*', false],
  ['StringEqualsIfExists', 'aws:PrincipalOrgID', 'o-1', false],
  ['ForAllValues:StringEquals', 'aws:PrincipalOrgID', 'o-1', false],
  ['StringNotEquals', 'aws:PrincipalAccount', '111111111111', false],
  ['NotIpAddress', 'aws:SourceIp', '192.0.2.0/24', false],
  ['Null', 'aws:SourceVpce', 'false', false],
  ['StringEquals', 'kms:ViaService', 's3.eu-west-1.amazonaws.com', false],
  ['Bool', 'aws:SecureTransport', 'true', false],
])('%s of %s with %s limits the caller: %s', (operator, key, value, expected) => {
  expect(limitsCaller({ operator, key, values: [value] })).toBe(expected);
});

test('one value for everybody is enough to limit nobody', () => {
  expect(limitsCaller({ operator: 'StringLike', key: 'aws:PrincipalArn', values: ['arn:aws:iam::1:*', '*'] })).toBe(
    false,
  );
  expect(limitsCaller({ operator: 'StringLike', key: 'aws:PrincipalArn', values: [] })).toBe(false);
});

test.each([
  [{ Principal: '*' }, true],
  [{ Principal: { AWS: ['111111111111', '*'] } }, true],
  [{ NotPrincipal: { AWS: '111111111111' } }, true],
  [{ Principal: { Service: 'sns.amazonaws.com' } }, false],
  [{ Principal: '*', Condition: { StringEquals: { 'aws:PrincipalAccount': '1' } } }, false],
])('%j is for everybody: %s', (statement, expected) => {
  expect(statementsOf({ Statement: statement }).map(isForEverybody)).toEqual([expected]);
});
