import type { AccessRequest } from '../kernel/access';

/** What the names of VPC endpoints end in, for services whose actions do not begin with it. */
const ENDPOINT_NAMES: Readonly<Record<string, string>> = {
  cloudwatch: 'monitoring',
  firehose: 'kinesis-firehose',
  kinesis: 'kinesis-streams',
};

/** Which VPC endpoints roles reach services through. Route tables and security groups are taken to let them. */
export class VpcRoutes {
  private readonly vpcsOfSubnets = new Map<string, string>();
  private readonly vpcsOfRoles = new Map<string, string>();
  private readonly endpoints = new Map<string, string>();

  addSubnet(subnetId: string, vpcId: string): void {
    this.vpcsOfSubnets.set(subnetId, vpcId);
  }

  /** @param serviceName such as `com.amazonaws.us-east-1.kinesis-streams` */
  addEndpoint(endpointId: string, vpcId: string, serviceName: string): void {
    this.endpoints.set(
      keyOf(
        vpcId,
        serviceName
          .split('.')
          .at(-1)
          ?.replace(/-fips$/, '') ?? '',
      ),
      endpointId,
    );
  }

  /** What has the role calls from these subnets. */
  place(roleArn: string, [subnetId = '']: readonly string[]): void {
    const vpcId = this.vpcsOfSubnets.get(subnetId);
    if (vpcId !== undefined) this.vpcsOfRoles.set(roleArn, vpcId);
  }

  /** With the endpoint that it goes through; services on the way call AWS KMS over a network of their own. */
  routed(request: AccessRequest): AccessRequest {
    const { principal, action, context, fromVpc } = request;
    const vpcId = fromVpc && 'roleArn' in principal ? this.vpcsOfRoles.get(principal.roleArn) : undefined;
    if (vpcId === undefined || context?.['kms:ViaService'] !== undefined) return request;
    const [service = ''] = action.split(':');
    const via = this.endpoints.get(keyOf(vpcId, ENDPOINT_NAMES[service] ?? service));
    return via === undefined ? request : { ...request, via };
  }
}

function keyOf(vpcId: string, name: string): string {
  return `${vpcId} ${name}`;
}
