import type { Fixture } from '../fixture';
import { found, only, UNKNOWN } from '../one-resource';

const permission = (properties: object) =>
  only('AWS::Lambda::Permission', { Action: 'lambda:InvokeFunction', FunctionName: 'transform', ...properties });

export const passing: Fixture['passing'] = [
  permission({ Principal: 'firehose.amazonaws.com', SourceAccount: '111111111111' }),
  permission({ Principal: '*', PrincipalOrgID: 'o-1' }),
  permission({ Principal: { Ref: 'AWS::AccountId' } }),
  only('AWS::Lambda::Url', { AuthType: 'AWS_IAM' }),
];

export const failing: Fixture['failing'] = [
  found(permission({ Principal: '*' }), { property: 'Principal', value: '*' }),
  found(
    permission({
      Principal: '*',
      SourceArn: { 'Fn::If': ['Strict', 'arn:aws:sqs:eu-west-1:1:q', { Ref: 'AWS::NoValue' }] },
    }),
    { property: 'Principal', value: '*' },
  ),
  found(only('AWS::Lambda::Url', { AuthType: 'NONE' }), { property: 'AuthType', value: 'NONE' }),
  found(permission({ Principal: UNKNOWN }), { property: 'Principal', value: UNKNOWN, unresolved: true }),
];
