import type { Fixture } from '../fixture';

const mapping = {
  Type: 'AWS::Lambda::EventSourceMapping',
  Properties: {
    EventSourceArn: 'arn:aws:kinesis:us-east-1:111111111111:stream/Log',
    FunctionName: { Ref: 'Handler' },
  },
};
const delivery = {
  Type: 'AWS::KinesisFirehose::DeliveryStream',
  Properties: { ExtendedS3DestinationConfiguration: { Lambda: { 'Fn::GetAtt': ['Handler', 'Arn'] } } },
};
const handler = (properties: Record<string, unknown> = {}) => ({
  Type: 'AWS::Lambda::Function',
  Properties: properties,
});
const property = 'Architectures.*';

export const passing: Fixture['passing'] = [
  { Resources: { Handler: handler() } },
  { Resources: { Handler: handler({ Architectures: ['arm64'] }), Mapping: mapping, Delivery: delivery } },
];

export const failing: Fixture['failing'] = [
  { template: { Resources: { Handler: handler(), Mapping: mapping } }, problems: { Handler: [{ property }] } },
  {
    template: { Resources: { Handler: handler({ Architectures: ['x86_64'] }), Delivery: delivery } },
    problems: { Handler: [{ property, value: 'x86_64' }] },
  },
  {
    template: {
      Resources: { Handler: handler({ Architectures: [{ 'Fn::ImportValue': 'Arch' }] }), Mapping: mapping },
    },
    problems: { Handler: [{ property, value: { 'Fn::ImportValue': 'Arch' }, unresolved: true }] },
  },
];
