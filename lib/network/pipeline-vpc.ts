import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as logs from 'aws-cdk-lib/aws-logs';
import { Fn, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { acknowledge } from '../private/acknowledgements';
import { encryptedLogGroup } from '../private/encrypted-log-group';
import { serviceRole } from '../private/service-role';

/** Redshift Serverless asks for subnets in three availability zones. */
const ZONES = 3;

/** Room for a workgroup that scales: with enhanced VPC routing it takes an address for each part of its capacity. */
const SUBNET_MASK = 24;

/** Properties of a PipelineVpc. */
export interface PipelineVpcProps {
  /**
   * The address range of the VPC.
   * @default ec2.IpAddresses.cidr('10.0.0.0/16')
   */
  readonly ipAddresses?: ec2.IIpAddresses;

  /**
   * Whether each availability zone also has a public subnet, for a warehouse that Firehose must reach.
   * @default false
   */
  readonly publicSubnets?: boolean;

  /**
   * How long flow logs are kept.
   * @default logs.RetentionDays.ONE_YEAR
   */
  readonly flowLogRetention?: logs.RetentionDays;
}

/**
 * A VPC over three availability zones with flow logs, without NAT gateways: what runs in it reaches the pipeline by VPC endpoints only.
 *
 * @example
 * const { vpc } = new PipelineVpc(this, 'Network');
 * const { stream } = new DataStream(this, 'Stream');
 * new PipelineEndpoints(this, 'Endpoints', { vpc, targets: [EndpointTarget.streams([stream])] });
 */
export class PipelineVpc extends Construct {
  /** The VPC. */
  public readonly vpc: ec2.IVpc;

  /** Where the flow logs are kept. */
  public readonly flowLogGroup: logs.ILogGroup;

  constructor(scope: Construct, id: string, props: PipelineVpcProps = {}) {
    super(scope, id);
    const vpc = new ec2.Vpc(this, 'Resource', {
      ipAddresses: props.ipAddresses ?? ec2.IpAddresses.cidr('10.0.0.0/16'),
      // By name, they would need a lookup, and a stack of no particular region knows two only.
      availabilityZones: Array.from({ length: ZONES }, (_, index) => Fn.select(index, Fn.getAzs())),
      subnetConfiguration: subnets(props.publicSubnets ?? false),
      natGateways: 0,
      restrictDefaultSecurityGroup: false,
    });
    acknowledge(vpc, {
      VPCDefaultSecurityGroupClosed:
        'nothing uses the default group; emptying it takes a function with broader permissions than it removes',
    });
    acknowledgeRoutes(vpc.publicSubnets);
    this.vpc = vpc;
    this.flowLogGroup = encryptedLogGroup(this, 'FlowLogGroup', { retention: props.flowLogRetention });
    vpc.addFlowLog('FlowLog', {
      destination: ec2.FlowLogDestination.toCloudWatchLogs(this.flowLogGroup, flowLogRole(this)),
    });
  }
}

function subnets(publicToo: boolean): ec2.SubnetConfiguration[] {
  const isolated = { name: 'Isolated', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: SUBNET_MASK };
  const open = {
    name: 'Public',
    subnetType: ec2.SubnetType.PUBLIC,
    cidrMask: SUBNET_MASK,
    mapPublicIpOnLaunch: false,
  };
  return publicToo ? [isolated, open] : [isolated];
}

function acknowledgeRoutes(publicSubnets: ec2.ISubnet[]): void {
  for (const subnet of publicSubnets) {
    acknowledge(subnet, {
      VPCNoUnrestrictedRouteToIGW:
        'Firehose reaches a warehouse at a public address only; security groups say who reaches it, and what it reaches',
    });
  }
}

function flowLogRole(scope: Construct): iam.Role {
  return serviceRole(scope, 'FlowLogRole', {
    service: 'vpc-flow-logs.amazonaws.com',
    description: 'Writes the flow logs of the VPC',
    sourceArn: Stack.of(scope).formatArn({ service: 'ec2', resource: 'vpc-flow-log', resourceName: '*' }),
  });
}
