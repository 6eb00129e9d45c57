import type { Fixture } from '../fixture';

const handler = (properties: Record<string, unknown>) => ({ Type: 'AWS::Lambda::Function', Properties: properties });
const inVpc = handler({ VpcConfig: { SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1'] } });
const mapping = {
  Type: 'AWS::Lambda::EventSourceMapping',
  Properties: {
    EventSourceArn: 'arn:aws:kinesis:us-east-1:111111111111:stream/Log',
    FunctionName: { Ref: 'Handler' },
  },
};
const nat = { Type: 'AWS::EC2::NatGateway', Properties: {} };
const endpoint = (type: string) => ({ Type: 'AWS::EC2::VPCEndpoint', Properties: { VpcEndpointType: type } });
const problems = { Handler: [{ property: 'VpcConfig.SubnetIds' }] };

export const passing: Fixture['passing'] = [
  { Resources: { Handler: handler({}), Mapping: mapping, Nat: nat } },
  { Resources: { Handler: inVpc, Nat: nat } },
  { Resources: { Handler: inVpc, Mapping: mapping } },
  { Resources: { Handler: inVpc, Mapping: mapping, Nat: nat, Endpoint: endpoint('Interface') } },
];

export const failing: Fixture['failing'] = [
  { template: { Resources: { Handler: inVpc, Mapping: mapping, Nat: nat } }, problems },
  { template: { Resources: { Handler: inVpc, Mapping: mapping, Nat: nat, Bucket: endpoint('Gateway') } }, problems },
];

export const presenceDecides = true;
