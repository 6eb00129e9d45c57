import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { PipelineEndpoints } from '../network/pipeline-endpoints';
import { requireThat } from '../private/validation';
import { LakeLeg } from './lake-leg';
import type { LogAnalyticsPipelineProps } from './log-analytics-pipeline-props';
import { MonitoringLeg } from './monitoring-leg';
import { NetworkLeg } from './network-leg';
import { ProcessingLeg } from './processing-leg';
import { WarehouseLeg } from './warehouse-leg';

/** The legs of a pipeline, and what they use together. */
export interface PipelineLegs {
  readonly processing: ProcessingLeg;
  readonly lake: LakeLeg;
  readonly warehouse: WarehouseLeg;
  readonly network: NetworkLeg;
  readonly monitoring: MonitoringLeg;
  readonly usesVpc: boolean;
  readonly usesTransform: boolean;
}

/** Fills in the legs that were not given; throws if a part was given that none of them uses. */
export function legsOf(scope: Construct, props: LogAnalyticsPipelineProps): PipelineLegs {
  const {
    processing = ProcessingLeg.trafficWindow(),
    lake = LakeLeg.delivery(),
    warehouse = WarehouseLeg.delivery(),
    monitoring = MonitoringLeg.alarms(),
    network = defaultNetwork(warehouse, props.vpc),
  } = props;
  const usesVpc = warehouse._usesVpc || network._usesVpc;
  const usesTransform = lake._delivers || warehouse._delivers;
  requireUse(scope, 'vpc', props.vpc, usesVpc, 'new warehouse or VPC endpoint');
  requireUse(scope, 'transform', props.transform, usesTransform, 'lake or warehouse');
  return { processing, lake, warehouse, network, monitoring, usesVpc, usesTransform };
}

/** Endpoints would cut off the other clients of a VPC, but where pipelines have some, a pipeline without is cut off itself. */
function defaultNetwork(warehouse: WarehouseLeg, vpc: IVpc | undefined): NetworkLeg {
  const reaches = vpc === undefined ? warehouse._usesVpc : PipelineEndpoints.of(vpc) !== undefined;
  return reaches ? NetworkLeg.endpoints() : NetworkLeg.none();
}

function requireUse(scope: Construct, prop: string, part: Construct | undefined, used: boolean, users: string): void {
  requireThat(part === undefined || used, scope, prop, `left out where no ${users} uses it`, `${part?.node.path}`);
}
