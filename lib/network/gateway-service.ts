import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import type { EndpointPlacement, EndpointService } from './endpoint-service';

/** A service that route tables lead to, free of charge. It ends no TLS, so that FIPS is up to the client's host name. */
export class GatewayService implements EndpointService {
  public readonly key: string;

  public readonly type = ec2.VpcEndpointType.GATEWAY;

  constructor(
    public readonly id: string,
    private readonly service: ec2.GatewayVpcEndpointAwsService,
  ) {
    this.key = `gateway ${id}`;
  }

  public createEndpoint(scope: Construct, { vpc }: EndpointPlacement): ec2.VpcEndpoint {
    return new ec2.GatewayVpcEndpoint(scope, this.id, { vpc, service: this.service });
  }
}
