import type { Fixture } from '../fixture';
import { UNKNOWN } from '../one-resource';

const denial = {
  Effect: 'Deny',
  Principal: '*',
  Action: 'sqs:*',
  Resource: '*',
  Condition: { Bool: { 'aws:SecureTransport': false } },
};
const queue = (PolicyDocument: unknown, Queues: readonly unknown[] = [{ Ref: 'Subject' }]) => ({
  Resources: {
    Subject: { Type: 'AWS::SQS::Queue', Properties: {} },
    Policy: { Type: 'AWS::SQS::QueuePolicy', Properties: { Queues, PolicyDocument } },
  },
});
const topic = (PolicyDocument: unknown) => ({
  Resources: {
    Subject: { Type: 'AWS::SNS::Topic', Properties: {} },
    Policy: { Type: 'AWS::SNS::TopicPolicy', Properties: { Topics: [{ Ref: 'Subject' }], PolicyDocument } },
  },
});
const nothing = { Subject: [{ message: 'no policy in the template denies it' }] };

export const passing: Fixture['passing'] = [
  queue({ Statement: denial }),
  topic({ Statement: [{ ...denial, Action: 'sns:Publish' }] }),
];

export const failing: Fixture['failing'] = [
  { template: { Resources: { Subject: { Type: 'AWS::SQS::Queue' } } }, problems: nothing },
  { template: queue({ Statement: denial }, [{ Ref: 'Other' }]), problems: nothing },
  { template: topic({ Statement: [{ ...denial, Effect: 'Allow' }] }), problems: nothing },
  { template: topic(UNKNOWN), problems: { Subject: [{ value: UNKNOWN, unresolved: true }] } },
];
