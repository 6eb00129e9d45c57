import type { IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import type { IStream, IStreamConsumer } from 'aws-cdk-lib/aws-kinesis';
import type { IDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { EndpointPrincipals } from '../network/endpoint-principals';
import { EndpointTarget } from '../network/endpoint-target';
import { PipelineEndpoints } from '../network/pipeline-endpoints';

/** What of a pipeline is reached from its VPC. */
export interface ReachedParts {
  readonly vpc: IVpc;
  readonly streams: IStream[];
  readonly consumers: IStreamConsumer[];
  readonly deliveryStreams: IDeliveryStream[];
  readonly buckets: IBucket[];
}

/** How the VPC endpoints are placed, and for whom. */
export interface NetworkLegOptions {
  /**
   * The subnets of the interface endpoints, one of each availability zone.
   *
   * @default - the private subnets, else the isolated, else the public
   */
  readonly subnets?: SubnetSelection;

  /**
   * Whether clients in the VPC reach the interface endpoints under the services' usual names.
   *
   * If so, no other data stream or delivery stream can be reached from this VPC under these names.
   *
   * @default true
   */
  readonly privateDnsEnabled?: boolean;

  /**
   * Who may reach the pipeline through the endpoints.
   *
   * @default EndpointPrincipals.account()
   */
  readonly principals?: EndpointPrincipals;
}

/** Whether and how a pipeline is reached privately from its VPC. */
export class NetworkLeg {
  /**
   * Through VPC endpoints for Kinesis Data Streams, Firehose and S3; through those of another pipeline, where the VPC has
   * some.
   *
   * @param options How new ones are placed, and for whom.
   */
  public static endpoints(options: NetworkLegOptions = {}): NetworkLeg {
    return new NetworkLeg(options);
  }

  /** Not through VPC endpoints of the pipeline. */
  public static none(): NetworkLeg {
    return new NetworkLeg();
  }

  private constructor(private readonly options?: NetworkLegOptions) {}

  /** @internal */
  public get _usesVpc(): boolean {
    return this.options !== undefined;
  }

  /**
   * Called by the pipeline.
   *
   * @internal
   */
  public _bind(scope: Construct, parts: ReachedParts): PipelineEndpoints | undefined {
    if (this.options === undefined) return undefined;
    const { vpc } = parts;
    const endpoints = PipelineEndpoints.of(vpc) ?? new PipelineEndpoints(scope, 'Endpoints', { vpc, ...this.options });
    for (const target of targetsOf(parts)) endpoints.allow(target);
    return endpoints;
  }
}

function targetsOf({ streams, consumers, deliveryStreams, buckets }: ReachedParts): EndpointTarget[] {
  return [
    EndpointTarget.streams(streams),
    ...(consumers.length > 0 ? [EndpointTarget.consumers(consumers)] : []),
    ...(deliveryStreams.length > 0 ? [EndpointTarget.deliveryStreams(deliveryStreams)] : []),
    ...(buckets.length > 0 ? [EndpointTarget.buckets(buckets)] : []),
  ];
}
