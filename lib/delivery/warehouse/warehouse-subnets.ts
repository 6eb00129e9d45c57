import { type IVpc, type SelectedSubnets, type SubnetSelection, SubnetType } from 'aws-cdk-lib/aws-ec2';
import { Token } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { requireThat } from '../../private/validation';
import type { WarehouseAccess } from './warehouse-access';

/** Amazon Redshift Serverless spreads a workgroup over three Availability Zones. */
const FEWEST_SUBNETS = 3;

/** Where the workgroup of a warehouse may lie. */
export interface WarehousePlacement {
  readonly vpc: IVpc;
  readonly vpcSubnets?: SubnetSelection;
}

/** The given subnets, else those which suit the access; throws if they are too few. */
export function warehouseSubnets(
  scope: Construct,
  { vpc, vpcSubnets }: WarehousePlacement,
  access: WarehouseAccess,
): SelectedSubnets {
  const subnetType = access.admitsFirehose ? SubnetType.PUBLIC : SubnetType.PRIVATE_ISOLATED;
  const selected = vpc.selectSubnets(vpcSubnets ?? { subnetType });
  const { subnetIds, isPendingLookup } = selected;
  const enough = isPendingLookup || Token.isUnresolved(subnetIds) || subnetIds.length >= FEWEST_SUBNETS;
  const allowed = `at least ${FEWEST_SUBNETS} subnets in as many zones`;
  requireThat(enough, scope, 'vpcSubnets', allowed, `${subnetIds.length}`);
  return selected;
}
