import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { requireThat } from '../private/validation';
import type { EndpointPrincipals } from './endpoint-principals';
import type { EndpointTarget } from './endpoint-target';
import { grantNetworkInterfaces } from './network-interfaces';
import { PipelineEndpoints } from './pipeline-endpoints';
import { PipelineVpc } from './pipeline-vpc';

/** Properties of a PrivateNetwork. */
export interface PrivateNetworkProps {
  /**
   * What the functions call, and nothing else.
   *
   * @default - nothing, until `allow` is called
   */
  readonly targets?: EndpointTarget[];

  /**
   * The VPC, which must have isolated subnets.
   *
   * @default - a new VPC over three availability zones
   */
  readonly vpc?: ec2.IVpc;

  /**
   * The addresses of Amazon S3 in the Region: the AWS-managed prefix list `com.amazonaws.<region>.s3`. Only with it can
   * buckets be reached through a gateway endpoint, as the functions' security group must name them.
   *
   * @default - buckets are reached through an interface endpoint only
   */
  readonly s3PrefixList?: ec2.IPrefixList;

  /**
   * Who may reach the targets which do not say it themselves.
   *
   * @default EndpointPrincipals.account()
   */
  readonly principals?: EndpointPrincipals;

  /**
   * Whether the interface endpoints are those whose cryptography is validated by FIPS 140.
   *
   * @default false
   */
  readonly fips?: boolean;
}

/**
 * A network for Lambda functions that has no way out: isolated subnets, no NAT gateway, and VPC endpoints for what the
 * code of the functions calls.
 *
 * A function that reads a stream needs none for that: AWS Lambda itself reads the stream, puts failed batches into their
 * bucket, encrypts, and writes the logs with the metrics embedded in them, and does so outside of the VPC.
 *
 * @example
 * declare const sessions: DataStream;
 * const network = new PrivateNetwork(this, 'Network', { targets: [EndpointTarget.streams([sessions.stream])] });
 * const { vpc, vpcSubnets, securityGroups } = network;
 * new lambda.Function(this, 'Function', {
 *   vpc,
 *   vpcSubnets,
 *   securityGroups,
 *   runtime: lambda.Runtime.NODEJS_24_X,
 *   handler: 'index.handler',
 *   code: lambda.Code.fromAsset('handler'),
 * });
 */
export class PrivateNetwork extends Construct {
  /** The VPC. */
  public readonly vpc: ec2.IVpc;

  /** The subnets of the functions. */
  public readonly vpcSubnets: ec2.SubnetSelection;

  /** The security group of the functions, which lets them out to the endpoints only. */
  public readonly securityGroups: ec2.ISecurityGroup[];

  /** The VPC endpoints. */
  public readonly endpoints: PipelineEndpoints;

  private readonly s3PrefixList?: ec2.IPrefixList;

  constructor(scope: Construct, id: string, props: PrivateNetworkProps = {}) {
    super(scope, id);
    this.vpc = props.vpc ?? new PipelineVpc(this, 'Vpc').vpc;
    this.vpcSubnets = { subnetType: ec2.SubnetType.PRIVATE_ISOLATED };
    this.s3PrefixList = props.s3PrefixList;
    const functions = this.closedGroup('FunctionGroup', 'Functions without a way out of their VPC');
    this.securityGroups = [functions];
    this.endpoints = new PipelineEndpoints(this, 'Endpoints', {
      vpc: this.vpc,
      principals: props.principals,
      subnets: this.vpcSubnets,
      securityGroup: this.closedGroup('EndpointGroup', 'VPC endpoints of functions'),
      fips: props.fips,
    });
    functions.connections.allowTo(this.endpoints, ec2.Port.HTTPS, 'HTTPS to the VPC endpoints');
    if (this.s3PrefixList) functions.connections.allowTo(this.s3PrefixList, ec2.Port.HTTPS, 'HTTPS to Amazon S3');
    for (const target of props.targets ?? []) this.allow(target);
  }

  /**
   * Lets the functions call more, and returns the endpoint through which they do.
   *
   * @param target What they call.
   */
  public allow(target: EndpointTarget): ec2.IVpcEndpoint {
    const isLetOut = target._service.type === ec2.VpcEndpointType.INTERFACE || this.s3PrefixList !== undefined;
    const allowed = 'given where buckets are no target by EndpointTarget.bucketsByInterface';
    requireThat(isLetOut, this, 's3PrefixList', allowed, 'none');
    return this.endpoints.allow(target);
  }

  /**
   * Lets AWS Lambda place the functions of a role here. A role which a function makes for itself may do so already, by an
   * AWS managed policy. The code of the functions cannot use it, without an endpoint for Amazon EC2.
   *
   * @param grantee The role of the functions.
   * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
   */
  public grantPlacement(grantee: IGrantable): Grant {
    return grantNetworkInterfaces(grantee);
  }

  private closedGroup(id: string, description: string): ec2.SecurityGroup {
    return new ec2.SecurityGroup(this, id, { vpc: this.vpc, description, allowAllOutbound: false });
  }
}
