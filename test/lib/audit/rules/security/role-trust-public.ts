import type { Fixture } from '../fixture';
import { found, only, UNKNOWN } from '../one-resource';

const role = (statement: object) =>
  only('AWS::IAM::Role', {
    AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', ...statement }] },
  });
const property = 'AssumeRolePolicyDocument';

export const passing: Fixture['passing'] = [
  role({ Principal: { Service: 'lambda.amazonaws.com' } }),
  role({ Principal: { AWS: '*' }, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } }),
];

export const failing: Fixture['failing'] = [
  found(role({ Principal: { AWS: '*' } }), { property, value: 'Allow sts:AssumeRole to *' }),
  found(role({ Principal: '*', Condition: { Bool: { 'aws:MultiFactorAuthPresent': true } } }), {
    property,
    value: 'Allow sts:AssumeRole to *',
  }),
  found(only('AWS::IAM::Role', { AssumeRolePolicyDocument: UNKNOWN }), { property, value: UNKNOWN, unresolved: true }),
];
