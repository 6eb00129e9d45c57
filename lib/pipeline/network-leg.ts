import type { SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { PipelineEndpoints, type PipelineEndpointsProps } from '../network/pipeline-endpoints';

/** How the VPC endpoints are placed. */
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
}

/** Whether and how a pipeline is reached privately from its VPC. */
export class NetworkLeg {
  /**
   * Through VPC endpoints for Kinesis Data Streams, Firehose and S3.
   *
   * @param options How they are placed.
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
  public _bind(scope: Construct, reached: PipelineEndpointsProps): PipelineEndpoints | undefined {
    if (this.options === undefined) return undefined;
    return new PipelineEndpoints(scope, 'Endpoints', { ...reached, ...this.options });
  }
}
