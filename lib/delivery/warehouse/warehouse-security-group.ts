import { CfnPrefixList, type IVpc, Peer, Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Names } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { firehoseCidrBlock } from '../streams/firehose-addresses';
import type { WarehouseAccess } from './warehouse-access';

/** Admits the addresses of Firehose where there are some, and nobody else until somebody is admitted through its connections. */
export function warehouseSecurityGroup(
  scope: Construct,
  vpc: IVpc,
  port: number,
  firehoseAddresses: string | undefined,
): SecurityGroup {
  const group = new SecurityGroup(scope, 'SecurityGroup', {
    vpc,
    description: 'Connections of the warehouse',
    allowAllOutbound: false,
  });
  group.addEgressRule(Peer.anyIpv4(), Port.tcp(443), 'Amazon S3, which COPY reads from');
  if (firehoseAddresses !== undefined) {
    group.addIngressRule(Peer.prefixList(firehoseAddresses), Port.tcp(port), 'Amazon Data Firehose');
  }
  return group;
}

/** A prefix list where Firehose is admitted: policy engines cannot judge addresses that follow from the Region of the deployment. */
export function firehoseAddresses(scope: Construct, access: WarehouseAccess): string | undefined {
  if (!access.admitsFirehose) return undefined;
  const cidr = access.firehoseCidrBlock ?? firehoseCidrBlock(scope);
  const list = new CfnPrefixList(scope, 'FirehoseAddresses', {
    prefixListName: `${Names.uniqueResourceName(scope, { maxLength: 200, separator: '-' })}-firehose`,
    addressFamily: 'IPv4',
    entries: [{ cidr, description: 'Amazon Data Firehose' }],
    maxEntries: 1,
  });
  return list.attrPrefixListId;
}
