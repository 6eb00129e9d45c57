import type { SandboxContext } from '../kernel/context';
import type { CreatedResource, ResourceRequest, ResourceType } from '../kernel/room';
import type { Namespace } from './namespace';

export const WORKGROUP_PROPERTIES: Pick<ResourceType, 'honours' | 'records'> = {
  honours: ['WorkgroupName', 'NamespaceName', 'Port', 'PubliclyAccessible'],
  records: [
    'BaseCapacity',
    'EnhancedVpcRouting',
    'MaxCapacity',
    'PricePerformanceTarget',
    'SecurityGroupIds',
    'SubnetIds',
    'Tags',
    'ConfigParameters',
    'TrackName',
  ],
};

const DEFAULT_PORT = 5439;

/** A workgroup of Redshift Serverless: the address of a namespace. */
export class Workgroup {
  readonly name: string;
  readonly address: string;
  readonly port: number;
  readonly publiclyAccessible: boolean;
  private readonly arn: string;

  constructor(
    { partition, region, account }: SandboxContext,
    { properties }: ResourceRequest,
    readonly namespace: Namespace,
  ) {
    this.name = String(properties.WorkgroupName);
    const suffix = partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
    this.address = `${this.name}.${account}.${region}.redshift-serverless.${suffix}`;
    this.port = Number(properties.Port ?? DEFAULT_PORT);
    this.publiclyAccessible = String(properties.PubliclyAccessible) === 'true';
    this.arn = `arn:${partition}:redshift-serverless:${region}:${account}:workgroup/${this.name}`;
  }

  created(): CreatedResource {
    return {
      ref: this.name,
      attributes: {
        'Workgroup.Endpoint.Address': this.address,
        'Workgroup.Endpoint.Port': this.port,
        'Workgroup.NamespaceName': this.namespace.name,
        'Workgroup.PubliclyAccessible': this.publiclyAccessible,
        'Workgroup.Status': 'AVAILABLE',
        'Workgroup.WorkgroupArn': this.arn,
        'Workgroup.WorkgroupId': this.name,
        'Workgroup.WorkgroupName': this.name,
      },
    };
  }
}
