import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';

/** A security group for interface endpoints: HTTPS from the VPC's own address range, nothing out. */
export function endpointSecurityGroup(scope: Construct, id: string, vpc: ec2.IVpc): ec2.SecurityGroup {
  const group = new ec2.SecurityGroup(scope, id, {
    vpc,
    description: 'VPC endpoints of a Kinesis pipeline',
    allowAllOutbound: false,
  });
  group.addIngressRule(ec2.Peer.ipv4(addressRange(vpc)), ec2.Port.HTTPS, 'HTTPS from within the VPC');
  return group;
}

/** The range as its template spells it, where one does: policy engines cannot judge a reference to it. */
function addressRange(vpc: ec2.IVpc): string {
  const resource = vpc.node.defaultChild;
  const literal = ec2.CfnVPC.isCfnVPC(resource) ? resource.cidrBlock : undefined;
  return literal ?? vpc.vpcCidrBlock;
}
