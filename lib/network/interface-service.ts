import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { requireThat } from '../private/validation';
import type { EndpointPlacement, EndpointService } from './endpoint-service';

export interface InterfaceServiceOptions {
  /** Its endpoint whose cryptography is validated by FIPS 140. */
  readonly fips?: ec2.InterfaceVpcEndpointAwsService;
  /** Whether it answers under its usual names only. */
  readonly requiresPrivateDns?: boolean;
  /** Which clients the usual names lead to the endpoint, where there can be a gateway beside it. */
  readonly privateDnsFor?: ec2.VpcEndpointPrivateDnsOnlyForInboundResolverEndpoint;
}

/** A service that network interfaces in the subnets lead to. */
export class InterfaceService implements EndpointService {
  public readonly key: string;

  public readonly type = ec2.VpcEndpointType.INTERFACE;

  constructor(
    public readonly id: string,
    private readonly service: ec2.InterfaceVpcEndpointAwsService,
    private readonly options: InterfaceServiceOptions = {},
  ) {
    this.key = service.shortName;
  }

  public createEndpoint(scope: Construct, placement: EndpointPlacement): ec2.VpcEndpoint {
    const { privateDnsFor, requiresPrivateDns = false } = this.options;
    const { vpc, subnets, privateDnsEnabled } = placement;
    const reachable = privateDnsEnabled || !requiresPrivateDns;
    requireThat(reachable, scope, 'privateDnsEnabled', `true for ${this.key}, which has no other names`, 'false');
    return new ec2.InterfaceVpcEndpoint(scope, this.id, {
      vpc,
      subnets,
      service: placement.fips ? this.fipsVariant(scope) : this.service,
      securityGroups: [placement.securityGroup()],
      open: false,
      privateDnsEnabled,
      privateDnsOnlyForInboundResolverEndpoint: privateDnsEnabled ? privateDnsFor : undefined,
    });
  }

  private fipsVariant(scope: Construct): ec2.InterfaceVpcEndpointAwsService {
    const { fips } = this.options;
    if (fips !== undefined) return fips;
    const isVariant = this.key.endsWith('-fips');
    requireThat(isVariant, scope, 'fips', `left out for ${this.key}, which has no such endpoint`, 'true');
    return this.service;
  }
}
