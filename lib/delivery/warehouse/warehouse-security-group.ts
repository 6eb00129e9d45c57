import { type IVpc, Peer, Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { firehoseCidrBlock } from '../streams/firehose-addresses';
import type { WarehouseAccess } from './warehouse-access';

/** Admits Firehose where the access says so, and nobody else until somebody is admitted through its connections. */
export function warehouseSecurityGroup(
  scope: Construct,
  vpc: IVpc,
  port: number,
  access: WarehouseAccess,
): SecurityGroup {
  const group = new SecurityGroup(scope, 'SecurityGroup', {
    vpc,
    description: 'Connections of the warehouse',
    allowAllOutbound: false,
  });
  group.addEgressRule(Peer.anyIpv4(), Port.tcp(443), 'Amazon S3, which COPY reads from');
  if (access.admitsFirehose) {
    const cidrBlock = access.firehoseCidrBlock ?? firehoseCidrBlock(scope);
    group.addIngressRule(Peer.ipv4(cidrBlock), Port.tcp(port), 'Amazon Data Firehose');
  }
  return group;
}
