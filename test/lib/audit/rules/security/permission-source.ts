import type { Fixture } from '../fixture';
import { found, only, UNKNOWN } from '../one-resource';

const permission = (properties: Readonly<Record<string, unknown>>) => only('AWS::Lambda::Permission', properties);
const property = 'Principal';

export const passing: Fixture['passing'] = [
  permission({ Principal: 'events.amazonaws.com', SourceArn: { 'Fn::GetAtt': ['Schedule', 'Arn'] } }),
  permission({ Principal: 's3.amazonaws.com', SourceArn: 'arn:aws:s3:::lake', SourceAccount: '111111111111' }),
  permission({ Principal: 'arn:aws:iam::111111111111:root' }),
  permission({ Principal: { 'Fn::GetAtt': ['Role', 'Arn'] } }),
];

export const failing: Fixture['failing'] = [
  found(
    only('AWS::Lambda::Permission', {
      Principal: 'events.amazonaws.com',
      SourceArn: { 'Fn::If': ['Strict', 'arn:aws:events:eu-west-1:111111111111:rule/r', { Ref: 'AWS::NoValue' }] },
    }),
    { property: 'Principal', value: 'events.amazonaws.com' },
  ),
  found(permission({ Principal: 'logs.eu-west-1.amazonaws.com' }), { property, value: 'logs.eu-west-1.amazonaws.com' }),
  found(permission({ Principal: 's3.amazonaws.com', SourceArn: 'arn:aws:s3:::lake' }), {
    property,
    value: 's3.amazonaws.com',
  }),
  found(permission({ Principal: UNKNOWN }), { property, value: UNKNOWN, unresolved: true }),
];
