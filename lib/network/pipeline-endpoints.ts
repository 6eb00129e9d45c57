import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kinesis from 'aws-cdk-lib/aws-kinesis';
import type * as firehose from 'aws-cdk-lib/aws-kinesisfirehose';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { requireThat } from '../private/validation';
import { bucketStatements, deliveryStreamStatements, streamStatements } from './endpoint-policies';
import { endpointSecurityGroup } from './endpoint-security-group';

/** Properties of PipelineEndpoints. */
export interface PipelineEndpointsProps {
  /** The VPC that reaches the pipeline privately. */
  readonly vpc: ec2.IVpc;

  /**
   * The data streams that may be written and read through an interface endpoint.
   * @default - no endpoint for Kinesis Data Streams
   */
  readonly streams?: kinesis.IStream[];

  /**
   * The enhanced fan-out consumers that may be subscribed to through the endpoint of Kinesis Data Streams.
   * @default - none
   */
  readonly consumers?: kinesis.IStreamConsumer[];

  /**
   * The delivery streams that may be written through an interface endpoint.
   * @default - no endpoint for Firehose
   */
  readonly deliveryStreams?: firehose.IDeliveryStream[];

  /**
   * The buckets that may be read and written through a gateway endpoint.
   *
   * A route table takes one gateway endpoint for S3: leave this out in a VPC that has one.
   * @default - no endpoint for S3
   */
  readonly buckets?: s3.IBucket[];

  /**
   * The subnets of the interface endpoints, one of each availability zone.
   * @default - the private subnets, else the isolated, else the public
   */
  readonly subnets?: ec2.SubnetSelection;

  /**
   * The security group of the interface endpoints.
   * @default - a group that admits HTTPS from the address range of the VPC only
   */
  readonly securityGroup?: ec2.ISecurityGroup;

  /**
   * Whether clients in the VPC reach the interface endpoints under the services' usual names.
   *
   * If so, no other data stream or delivery stream can be reached from this VPC under these names.
   * @default true
   */
  readonly privateDnsEnabled?: boolean;
}

/**
 * VPC endpoints through which a pipeline's streams and buckets are reached, and nothing else.
 *
 * There is an endpoint for each kind of resource that is given. Their policies name these resources and admit principals of the account only.
 *
 * @example
 * declare const vpc: ec2.IVpc;
 * declare const stream: kinesis.IStream;
 * new PipelineEndpoints(this, 'Endpoints', { vpc, streams: [stream] });
 */
export class PipelineEndpoints extends Construct implements ec2.IConnectable {
  /** The endpoint of Kinesis Data Streams; its policy takes further statements. */
  public readonly streamEndpoint?: ec2.InterfaceVpcEndpoint;

  /** The endpoint of Firehose; its policy takes further statements. */
  public readonly deliveryStreamEndpoint?: ec2.InterfaceVpcEndpoint;

  /** The gateway endpoint of S3; its policy takes further statements. */
  public readonly bucketEndpoint?: ec2.GatewayVpcEndpoint;

  /** Who may connect to the interface endpoints. */
  public readonly connections: ec2.Connections;

  private readonly props: PipelineEndpointsProps;

  constructor(scope: Construct, id: string, props: PipelineEndpointsProps) {
    super(scope, id);
    this.props = props;
    const { streams = [], consumers = [], deliveryStreams = [], buckets = [] } = props;
    const reached = [...streams, ...consumers, ...deliveryStreams, ...buckets];
    const any = 'streams, consumers, deliveryStreams or buckets';
    requireThat(reached.length > 0, this, any, 'given', 'none of them');

    this.connections = new ec2.Connections({ defaultPort: ec2.Port.HTTPS });
    if (streams.length + consumers.length > 0) {
      const service = ec2.InterfaceVpcEndpointAwsService.KINESIS_STREAMS;
      this.streamEndpoint = this.addInterfaceEndpoint('Streams', service, streamStatements(streams, consumers));
    }
    if (deliveryStreams.length > 0) {
      const service = ec2.InterfaceVpcEndpointAwsService.KINESIS_FIREHOSE;
      const statements = deliveryStreamStatements(deliveryStreams);
      this.deliveryStreamEndpoint = this.addInterfaceEndpoint('DeliveryStreams', service, statements);
    }
    if (buckets.length > 0) this.bucketEndpoint = this.addBucketEndpoint(bucketStatements(buckets));
  }

  private addInterfaceEndpoint(
    id: string,
    service: ec2.IInterfaceVpcEndpointService,
    statements: iam.PolicyStatement[],
  ): ec2.InterfaceVpcEndpoint {
    const endpoint = new ec2.InterfaceVpcEndpoint(this, id, {
      vpc: this.props.vpc,
      service,
      subnets: this.props.subnets,
      securityGroups: [this.securityGroup()],
      open: false,
      privateDnsEnabled: this.props.privateDnsEnabled ?? true,
    });
    for (const statement of statements) endpoint.addToPolicy(statement);
    return endpoint;
  }

  private addBucketEndpoint(statements: iam.PolicyStatement[]): ec2.GatewayVpcEndpoint {
    const service = ec2.GatewayVpcEndpointAwsService.S3;
    const endpoint = new ec2.GatewayVpcEndpoint(this, 'Buckets', { vpc: this.props.vpc, service });
    for (const statement of statements) endpoint.addToPolicy(statement);
    return endpoint;
  }

  /** One group for all interface endpoints, made when the first of them needs it. */
  private securityGroup(): ec2.ISecurityGroup {
    const [existing] = this.connections.securityGroups;
    if (existing !== undefined) return existing;
    const group = this.props.securityGroup ?? endpointSecurityGroup(this, 'SecurityGroup', this.props.vpc);
    this.connections.addSecurityGroup(group);
    return group;
  }
}
