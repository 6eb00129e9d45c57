import type { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { type CfnNamespace, CfnWorkgroup } from 'aws-cdk-lib/aws-redshiftserverless';
import { Validations } from 'aws-cdk-lib/core';
import type { Construct, IDependable } from 'constructs';
import { warehouseName } from './warehouse-namespace';

export interface WarehouseWorkgroupProps {
  readonly namespace: CfnNamespace;
  readonly port: number;
  readonly baseCapacity: number;
  readonly maxCapacity?: number;
  readonly publiclyAccessible: boolean;
  readonly subnetIds: string[];
  readonly securityGroup: ISecurityGroup;
  /** The routes to the internet of the subnets. */
  readonly internetConnectivity: IDependable;
}

/** A workgroup that speaks TLS only and moves its data through the VPC; it holds none, and goes with its stack. */
export function warehouseWorkgroup(scope: Construct, props: WarehouseWorkgroupProps): CfnWorkgroup {
  const workgroup = new CfnWorkgroup(scope, 'Workgroup', {
    workgroupName: warehouseName(scope),
    namespaceName: props.namespace.ref,
    baseCapacity: props.baseCapacity,
    maxCapacity: props.maxCapacity,
    port: props.port,
    publiclyAccessible: props.publiclyAccessible,
    enhancedVpcRouting: true,
    subnetIds: props.subnetIds,
    securityGroupIds: [props.securityGroup.securityGroupId],
    configParameters: [
      { parameterKey: 'enable_user_activity_logging', parameterValue: 'true' },
      { parameterKey: 'require_ssl', parameterValue: 'true' },
    ],
  });
  if (props.publiclyAccessible) {
    workgroup.node.addDependency(props.internetConnectivity);
    acknowledgePublicAddress(workgroup);
  }
  return workgroup;
}

function acknowledgePublicAddress(workgroup: CfnWorkgroup): void {
  const reason =
    'Firehose connects to Amazon Redshift from public addresses only; the security group admits those of the Region and no other';
  const ids = ['SecurityHub::RedshiftServerless.3', 'StreamingChecks::redshift-public-access'];
  Validations.of(workgroup).acknowledge(...ids.map((id) => ({ id, reason })));
}
