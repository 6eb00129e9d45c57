import { CfnPrefixList, type IPeer, type IVpc, Peer, Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Names } from 'aws-cdk-lib/core';
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
  if (access.admitsFirehose) group.addIngressRule(firehose(scope, access), Port.tcp(port), 'Amazon Data Firehose');
  return group;
}

/** By a list, because policy engines cannot judge addresses that follow from the Region of the deployment. */
function firehose(scope: Construct, access: WarehouseAccess): IPeer {
  const cidr = access.firehoseCidrBlock ?? firehoseCidrBlock(scope);
  const { attrPrefixListId } = new CfnPrefixList(scope, 'FirehoseAddresses', {
    prefixListName: `${Names.uniqueResourceName(scope, { maxLength: 200, separator: '-' })}-firehose`,
    addressFamily: 'IPv4',
    entries: [{ cidr, description: 'Amazon Data Firehose' }],
    maxEntries: 1,
  });
  return Peer.prefixList(attrPrefixListId);
}
