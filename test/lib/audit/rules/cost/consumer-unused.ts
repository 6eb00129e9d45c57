import type { Fixture } from '../fixture';

const consumer = {
  Type: 'AWS::Kinesis::StreamConsumer',
  Properties: { StreamARN: 'arn:aws:kinesis:us-east-1:111111111111:stream/Log', ConsumerName: 'own' },
};
const mapping = { Type: 'AWS::Lambda::EventSourceMapping', Properties: { EventSourceArn: { Ref: 'Consumer' } } };
const policy = {
  Type: 'AWS::IAM::Policy',
  Properties: {
    PolicyDocument: {
      Statement: [{ Effect: 'Allow', Action: 'kinesis:SubscribeToShard', Resource: { Ref: 'Consumer' } }],
    },
  },
};
const endpoint = { ...policy, Type: 'AWS::EC2::VPCEndpoint' };

export const passing: Fixture['passing'] = [
  { Resources: { Consumer: consumer, Mapping: mapping } },
  { Resources: { Consumer: consumer, Policy: policy } },
];

export const failing: Fixture['failing'] = [
  { template: { Resources: { Consumer: consumer } }, problems: { Consumer: [{ property: 'StreamARN' }] } },
  {
    template: { Resources: { Consumer: consumer, Endpoint: endpoint } },
    problems: { Consumer: [{ property: 'StreamARN' }] },
  },
];

export const presenceDecides = true;
