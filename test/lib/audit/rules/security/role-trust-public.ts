import type { Fixture } from '../fixture';
import { found, only, UNKNOWN } from '../one-resource';

const role = (statement: object) =>
  only('AWS::IAM::Role', {
    AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', ...statement }] },
  });
const property = 'AssumeRolePolicyDocument';

const Parameters = { Caller: { Type: 'String' }, Account: { Type: 'String', Default: '111111111111' } };

export const passing: Fixture['passing'] = [
  { ...role({ Principal: { AWS: { Ref: 'Account' } } }), Parameters },
  role({ Principal: { AWS: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' } } }),
  role({ Principal: { AWS: { Ref: 'AWS::AccountId' } } }),
  role({ Principal: { AWS: { Ref: 'Subject' } } }),
  role({ Principal: { AWS: UNKNOWN } }),
  role({ Principal: { Service: 'lambda.amazonaws.com' } }),
  role({ Principal: { AWS: '*' }, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } }),
];

export const failing: Fixture['failing'] = [
  found(role({ Principal: { AWS: '*' } }), { property, value: 'Allow sts:AssumeRole to *' }),
  found(role({ Principal: '*', Condition: { Bool: { 'aws:MultiFactorAuthPresent': true } } }), {
    property,
    value: 'Allow sts:AssumeRole to *',
  }),
  found(
    { ...role({ Principal: { AWS: { Ref: 'Caller' } } }), Parameters },
    { property, value: 'Allow sts:AssumeRole to ${Caller}', unresolved: true },
  ),
  found(only('AWS::IAM::Role', { AssumeRolePolicyDocument: UNKNOWN }), { property, value: UNKNOWN, unresolved: true }),
];
