import { deliveryDestination } from '../flow/delivery-destination';
import type { Flows } from '../flow/flows';
import { GIGABYTE, MONTH_HOURS } from '../flow/traffic';
import { mentioned } from '../model/marker';
import { type ModelResource, numberAt, numberOf, propertyOf, textOf } from '../model/model-resource';
import { DELIVERY, STREAMING_INGESTION } from '../model/topology';
import type { Meters } from './meter';

export const WORKGROUP = 'AWS::RedshiftServerless::Workgroup';
const DEFAULT_RPU = 128;
const DEFAULT_INTERVAL = 300;
/** A workgroup that wakes is billed for this long at least. */
const SHORTEST_SECONDS = 60;
const MONTH_DAYS = MONTH_HOURS / 24;

export const REDSHIFT_METERS: Meters = {
  [WORKGROUP]: (workgroup, flows) => {
    const rpu = numberAt(workgroup, 'BaseCapacity') ?? DEFAULT_RPU;
    return [
      { price: 'redshift.rpu-hour', quantity: rpu * MONTH_HOURS * busyShare(workgroup, flows) },
      { price: 'redshift.storage', quantity: storedGigabytes(workgroup, flows) },
    ];
  },
};

/** The part of the time in which loading alone keeps a workgroup awake. */
function busyShare(workgroup: ModelResource, flows: Flows): number {
  if (flows.model.ofType(STREAMING_INGESTION).length > 0) return 1;
  const shares = copiesInto(workgroup, flows).map((delivery) => {
    const { objects } = deliveryDestination(delivery);
    const interval = numberOf(objects('BufferingHints.IntervalInSeconds')) ?? DEFAULT_INTERVAL;
    return SHORTEST_SECONDS / Math.max(interval, SHORTEST_SECONDS);
  });
  return Math.min(
    1,
    shares.reduce((sum, share) => sum + share, 0),
  );
}

function storedGigabytes(workgroup: ModelResource, flows: Flows): number {
  const { storedDays, lineBytes, parquetRatio } = flows.workload;
  const sources = [...copiesInto(workgroup, flows), ...streamsRead(flows)];
  const lines = sources.reduce((sum, source) => sum + flows.into(source).lines, 0);
  return ((lines * lineBytes) / parquetRatio / GIGABYTE) * (storedDays / MONTH_DAYS);
}

function streamsRead({ model, topology }: Flows): readonly ModelResource[] {
  const ingestions = model.ofType(STREAMING_INGESTION);
  return topology.streams().filter(({ id }) => ingestions.some(({ properties }) => mentioned(properties).includes(id)));
}

/** Its address is an attribute of the workgroup, or holds its name. */
export function copiesInto(workgroup: ModelResource, { model }: Flows): readonly ModelResource[] {
  const name = textOf(propertyOf(workgroup, 'WorkgroupName'));
  return model.ofType(DELIVERY).filter((delivery) => {
    const address = propertyOf(delivery, 'RedshiftDestinationConfiguration.ClusterJDBCURL');
    return mentioned(address).includes(workgroup.id) || textOf(address).includes(`//${name}.`);
  });
}
