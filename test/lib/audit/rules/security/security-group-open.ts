import type { Fixture } from '../fixture';
import { found, only, UNKNOWN } from '../one-resource';

const redshift = { IpProtocol: 'tcp', FromPort: 5439, ToPort: 5439 };
const group = (...rules: readonly object[]) => only('AWS::EC2::SecurityGroup', { SecurityGroupIngress: rules });
const property = 'SecurityGroupIngress.0.CidrIp';

export const passing: Fixture['passing'] = [
  only('AWS::EC2::SecurityGroup', { SecurityGroupEgress: [{ IpProtocol: '-1', CidrIp: '0.0.0.0/0' }] }),
  group({ ...redshift, CidrIp: '52.70.63.192/27' }, { ...redshift, CidrIp: { 'Fn::GetAtt': ['Vpc', 'CidrBlock'] } }),
  group({ ...redshift, SourceSecurityGroupId: { 'Fn::GetAtt': ['Clients', 'GroupId'] } }),
  group({ IpProtocol: 'tcp', FromPort: 443, ToPort: '443', CidrIp: '0.0.0.0/0' }),
  {
    Mappings: { Firehose: { 'us-east-1': { Range: '52.70.63.192/27' }, 'eu-west-1': { Range: '52.19.239.192/27' } } },
    ...group({ ...redshift, CidrIp: { 'Fn::FindInMap': ['Firehose', { Ref: 'AWS::Region' }, 'Range'] } }),
  },
];

export const failing: Fixture['failing'] = [
  found(group({ ...redshift, CidrIp: '0.0.0.0/0' }), { property, value: '0.0.0.0/0' }),
  found(group({ IpProtocol: '-1', CidrIpv6: '::/0' }), { property: 'SecurityGroupIngress.0.CidrIpv6', value: '::/0' }),
  found(group({ IpProtocol: 'tcp', FromPort: 80, ToPort: 443, CidrIp: '0.0.0.0/0' }), { property, value: '0.0.0.0/0' }),
  found(group({ IpProtocol: '-1', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }), { property, value: '0.0.0.0/0' }),
  found(only('AWS::EC2::SecurityGroupIngress', { ...redshift, CidrIp: '0.0.0.0/0' }), {
    property: 'CidrIp',
    value: '0.0.0.0/0',
  }),
  found(only('AWS::EC2::SecurityGroup', { SecurityGroupIngress: UNKNOWN }), {
    property: 'SecurityGroupIngress',
    value: UNKNOWN,
    unresolved: true,
  }),
  found(group({ ...redshift, CidrIp: UNKNOWN }), { property, value: UNKNOWN, unresolved: true }),
];
