import type { Fixture } from '../fixture';

const streamArn = { 'Fn::GetAtt': ['Stream', 'Arn'] };
const resources = {
  Stream: { Type: 'AWS::Kinesis::Stream', Properties: {} },
  Consumer: { Type: 'AWS::Kinesis::StreamConsumer', Properties: { StreamARN: streamArn, ConsumerName: 'own' } },
  Mapping: { Type: 'AWS::Lambda::EventSourceMapping', Properties: { EventSourceArn: { Ref: 'Consumer' } } },
};
const delivery = {
  Type: 'AWS::KinesisFirehose::DeliveryStream',
  Properties: { KinesisStreamSourceConfiguration: { KinesisStreamARN: streamArn } },
};

export const passing: Fixture['passing'] = [
  { Resources: { ...resources, Delivery: delivery } },
  {
    Resources: {
      ...resources,
      Sharing: { Type: 'AWS::Kinesis::ResourcePolicy', Properties: { ResourceArn: { Ref: 'Consumer' } } },
    },
  },
  {
    Resources: {
      ...resources,
      Sharing: { Type: 'AWS::Kinesis::ResourcePolicy', Properties: { ResourceArn: streamArn } },
    },
  },
  { Resources: { ...resources, Other: { ...resources.Consumer } } },
  { Resources: { Consumer: { ...resources.Consumer, Properties: { StreamARN: { 'Fn::ImportValue': 'Arn' } } } } },
];

export const failing: Fixture['failing'] = [
  { template: { Resources: resources }, problems: { Consumer: [{ property: 'StreamARN', manual: true }] } },
];

export const presenceDecides = true;
