import type { Fixture } from '../fixture';
import { found, only, UNKNOWN } from '../one-resource';

const policy = (type: string, statement: object) =>
  only(type, { PolicyDocument: { Statement: [{ Effect: 'Allow', Resource: '*', ...statement }] } });
const queue = (statement: object) => policy('AWS::SQS::QueuePolicy', { Action: 'sqs:SendMessage', ...statement });
const topic = (statement: object) => policy('AWS::SNS::TopicPolicy', { Action: 'sns:Publish', ...statement });

export const passing: Fixture['passing'] = [
  queue({ Principal: '*', Condition: { ArnEquals: { 'aws:SourceArn': 'arn:aws:sns:eu-west-1:111111111111:alarms' } } }),
  topic({ Principal: { Service: 'cloudwatch.amazonaws.com' } }),
  topic({ Principal: { AWS: '*' }, Condition: { StringEquals: { 'AWS:SourceOwner': '111111111111' } } }),
];

export const failing: Fixture['failing'] = [
  found(queue({ Principal: '*' }), { property: 'PolicyDocument', value: 'Allow sqs:SendMessage to * on *' }),
  found(topic({ Principal: '*', Condition: { StringLike: { 'aws:SourceArn': '*' } } }), {
    property: 'PolicyDocument',
    value: 'Allow sns:Publish to * on *',
  }),
  found(only('AWS::SQS::QueueInlinePolicy', { PolicyDocument: UNKNOWN }), {
    property: 'PolicyDocument',
    value: UNKNOWN,
    unresolved: true,
  }),
];
