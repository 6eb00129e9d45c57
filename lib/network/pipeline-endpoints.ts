import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Annotations, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { requireThat } from '../private/validation';
import { EndpointPrincipals } from './endpoint-principals';
import { endpointSecurityGroup } from './endpoint-security-group';
import type { EndpointPlacement } from './endpoint-service';
import type { EndpointTarget } from './endpoint-target';
import { requireFipsRegion } from './fips-region';

const ENDPOINTS_OF = new WeakMap<ec2.IVpc, PipelineEndpoints>();

/** Properties of PipelineEndpoints. */
export interface PipelineEndpointsProps {
  /** The VPC that reaches the pipeline privately. */
  readonly vpc: ec2.IVpc;

  /**
   * What is reached, and nothing else.
   *
   * @default - nothing, until `allow` is called
   */
  readonly targets?: EndpointTarget[];

  /**
   * Who may reach the targets which do not say it themselves.
   *
   * @default EndpointPrincipals.account()
   */
  readonly principals?: EndpointPrincipals;

  /**
   * The subnets of the interface endpoints, one of each availability zone.
   *
   * @default - the private subnets, else the isolated, else the public
   */
  readonly subnets?: ec2.SubnetSelection;

  /**
   * The security group of the interface endpoints.
   *
   * @default - a group that admits HTTPS from the address range of the VPC only
   */
  readonly securityGroup?: ec2.ISecurityGroup;

  /**
   * Whether clients in the VPC reach the interface endpoints under the services' usual names.
   *
   * If so, nothing but the targets can be reached from this VPC under these names.
   *
   * @default true
   */
  readonly privateDnsEnabled?: boolean;

  /**
   * Whether the interface endpoints are those whose cryptography is validated by FIPS 140, which some services have in
   * the United States and Canada. Clients must ask for them, too, such as by `AWS_USE_FIPS_ENDPOINT`.
   *
   * @default false
   */
  readonly fips?: boolean;
}

/**
 * VPC endpoints through which the parts of pipelines are reached, and nothing else.
 *
 * There is one endpoint for each service, as a VPC takes no more, with a policy that names the targets and admits
 * principals of the account only. An interface endpoint costs 0.01 USD an hour in each of its availability zones, about
 * 22 USD a month in three of them, and 0.01 USD per GB, which is a quarter of a NAT gateway's; gateway endpoints are free.
 *
 * @see https://aws.amazon.com/privatelink/pricing/
 *
 * @example
 * declare const vpc: ec2.IVpc;
 * declare const stream: kinesis.IStream;
 * const endpoints = new PipelineEndpoints(this, 'Endpoints', { vpc, targets: [EndpointTarget.streams([stream])] });
 *
 * declare const secret: secretsmanager.ISecret;
 * endpoints.allow(EndpointTarget.secrets([secret]));
 */
export class PipelineEndpoints extends Construct implements ec2.IConnectable {
  /**
   * The endpoints that were made for a VPC, to add the targets of another pipeline to them.
   *
   * @param vpc The same object that they were made with.
   */
  public static of(vpc: ec2.IVpc): PipelineEndpoints | undefined {
    return ENDPOINTS_OF.get(vpc);
  }

  /** Who may connect to the interface endpoints. */
  public readonly connections: ec2.Connections;

  private readonly props: PipelineEndpointsProps;

  private readonly endpoints = new Map<string, ec2.IVpcEndpoint>();

  private group?: ec2.ISecurityGroup;

  constructor(scope: Construct, id: string, props: PipelineEndpointsProps) {
    super(scope, id);
    this.props = props;
    requireFipsRegion(this, props.fips ?? false);
    const other = PipelineEndpoints.of(props.vpc);
    const allowed = 'one without PipelineEndpoints, whose method allow takes further targets';
    requireThat(other === undefined, this, 'vpc', allowed, `one with ${other?.node.path}`);
    ENDPOINTS_OF.set(props.vpc, this);

    this.connections = new ec2.Connections({ defaultPort: ec2.Port.HTTPS });
    for (const target of props.targets ?? []) this.allow(target);
  }

  /**
   * Lets more be reached, and returns the endpoint through which it is: a new one for each new service.
   *
   * A target of another stack must not depend on the VPC, as the endpoint depends on the target. A policy takes 20,480
   * characters, which are about a hundred targets.
   *
   * @param target What is reached.
   * @see https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
   */
  public allow(target: EndpointTarget): ec2.IVpcEndpoint {
    const { _service: service, _existing: existing } = target;
    const endpoint = this.endpoints.get(service.key) ?? existing ?? service.createEndpoint(this, this.placement());
    const paths = `${endpoint.node.path} and ${existing?.node.path}`;
    requireThat((existing ?? endpoint) === endpoint, this, service.key, 'reached through one endpoint', paths);
    this.endpoints.set(service.key, endpoint);
    const statements = target._statements(this.props.principals ?? EndpointPrincipals.account());
    if (this.owns(endpoint)) for (const statement of statements) endpoint.addToPolicy(statement);
    else this.connectTo(endpoint, statements);
    return endpoint;
  }

  private owns(endpoint: ec2.IVpcEndpoint): endpoint is ec2.VpcEndpoint {
    return endpoint.node.scope === this;
  }

  /** An endpoint without a policy lets everything through: a first statement would cut off its other clients. */
  private connectTo(endpoint: ec2.IVpcEndpoint, statements: PolicyStatement[]): void {
    if (isConnectable(endpoint)) this.connections.addSecurityGroup(...endpoint.connections.securityGroups);
    const policy = JSON.stringify(Stack.of(this).resolve(statements.map((statement) => statement.toStatementJson())));
    Annotations.of(this).addWarningV2(
      'cdk-kinesis-pipelines:endpointPolicyLeftAsIs',
      `${endpoint.node.path}: its policy is left as it is, see that it allows the statements ${policy}`,
    );
  }

  private placement(): EndpointPlacement {
    const { vpc, subnets, privateDnsEnabled = true, fips = false } = this.props;
    return { vpc, subnets, privateDnsEnabled, fips, securityGroup: () => this.securityGroup() };
  }

  /** One group for all interface endpoints, made when the first of them needs it. */
  private securityGroup(): ec2.ISecurityGroup {
    if (this.group === undefined) {
      this.group = this.props.securityGroup ?? endpointSecurityGroup(this, 'SecurityGroup', this.props.vpc);
      this.connections.addSecurityGroup(this.group);
    }
    return this.group;
  }
}

function isConnectable(endpoint: ec2.IVpcEndpoint): endpoint is ec2.IInterfaceVpcEndpoint {
  return 'connections' in endpoint;
}
