import type { Fixture } from '../fixture';
import { found, only, UNKNOWN } from '../one-resource';

const ServiceName = { 'Fn::Sub': 'com.amazonaws.${AWS::Region}.kinesis-streams' };
const endpoint = (properties: object) =>
  only('AWS::EC2::VPCEndpoint', { ServiceName, VpcEndpointType: 'Interface', ...properties });
const withStatement = (statement: object) =>
  endpoint({
    PolicyDocument: { Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*', ...statement }] },
  });
const property = 'PolicyDocument';

export const passing: Fixture['passing'] = [
  withStatement({ Action: 'kinesis:PutRecords', Resource: { 'Fn::GetAtt': ['Stream', 'Arn'] } }),
  withStatement({ Condition: { StringEquals: { 'aws:PrincipalAccount': { Ref: 'AWS::AccountId' } } } }),
  withStatement({ Condition: { StringEquals: { 'aws:ResourceAccount': { Ref: 'AWS::AccountId' } } } }),
  endpoint({ ServiceName: 'com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0' }),
  endpoint({ VpcEndpointType: 'GatewayLoadBalancer' }),
];

export const failing: Fixture['failing'] = [
  found(endpoint({}), { property }),
  found(only('AWS::EC2::VPCEndpoint', { ServiceName: 'com.amazonaws.eu-west-1.s3' }), { property }),
  found(withStatement({}), { property, value: 'Allow * to * on *' }),
  found(withStatement({ Action: 'kinesis:PutRecords' }), { property, value: 'Allow kinesis:PutRecords to * on *' }),
  found(endpoint({ PolicyDocument: UNKNOWN }), { property, value: UNKNOWN, unresolved: true }),
];
