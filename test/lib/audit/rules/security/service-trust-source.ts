import type { Fixture } from '../fixture';
import { found, only, UNKNOWN } from '../one-resource';

const role = (service: unknown, Condition?: object) =>
  only('AWS::IAM::Role', {
    AssumeRolePolicyDocument: {
      Statement: [
        { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: service }, ...(Condition && { Condition }) },
      ],
    },
  });
const property = 'AssumeRolePolicyDocument';

export const passing: Fixture['passing'] = [
  role('firehose.amazonaws.com', { StringEquals: { 'sts:ExternalId': { Ref: 'AWS::AccountId' } } }),
  role('kinesisanalytics.amazonaws.com', { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } }),
  role({ 'Fn::Sub': 'logs.${AWS::Region}.amazonaws.com' }, { StringLike: { 'aws:SourceArn': 'arn:aws:logs:*:1:*' } }),
  role('lambda.amazonaws.com'),
];

export const failing: Fixture['failing'] = [
  found(role('firehose.amazonaws.com'), { property, value: 'Allow sts:AssumeRole to firehose.amazonaws.com' }),
  found(role({ 'Fn::Sub': 'logs.${AWS::Region}.amazonaws.com' }), {
    property,
    value: 'Allow sts:AssumeRole to logs.${AWS::Region}.amazonaws.com',
  }),
  found(role(['lambda.amazonaws.com', 'events.amazonaws.com'], { Bool: { 'aws:ViaAWSService': 'true' } }), {
    property,
    value: 'Allow sts:AssumeRole to lambda.amazonaws.com, events.amazonaws.com',
  }),
  found(only('AWS::IAM::Role', { AssumeRolePolicyDocument: UNKNOWN }), { property, value: UNKNOWN, unresolved: true }),
];
