import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';

/** Where the endpoints of a VPC go, and how they are reached. */
export interface EndpointPlacement {
  readonly vpc: ec2.IVpc;
  readonly subnets?: ec2.SubnetSelection;
  readonly privateDnsEnabled: boolean;
  readonly fips: boolean;
  /** The group of the interface endpoints. */
  readonly securityGroup: () => ec2.ISecurityGroup;
}

/** A service that a VPC can reach through an endpoint. */
export interface EndpointService {
  /** Construct id of the endpoint. */
  readonly id: string;
  /** The same for all that one endpoint reaches, as a VPC takes one of each. */
  readonly key: string;
  readonly type: ec2.VpcEndpointType;

  createEndpoint(scope: Construct, placement: EndpointPlacement): ec2.VpcEndpoint;
}
