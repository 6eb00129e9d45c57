import type { Fixture } from '../fixture';
import { found, only } from '../one-resource';
import { template } from '../resources';

const vpc = { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } };
const flowLog = { Type: 'AWS::EC2::FlowLog', Properties: { ResourceType: 'VPC', ResourceId: { Ref: 'Vpc' } } };

export const passing: Fixture['passing'] = [template({ Vpc: vpc, FlowLog: flowLog })];

export const failing: Fixture['failing'] = [
  found(only('AWS::EC2::VPC'), { message: 'no flow log in the template refers to it' }),
];

export const presenceDecides: Fixture['presenceDecides'] = true;
