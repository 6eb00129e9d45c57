import { estimate } from './estimate';
import { deliveryDestination } from './flow/delivery-destination';
import { Flows } from './flow/flows';
import { isOnDemand } from './flow/shards';
import { gigabytes } from './flow/traffic';
import { withValue } from './model/model-resource';
import { DELIVERY, STREAM } from './model/topology';
import type { Move } from './moves/move';
import { ON_DEMAND, PROVISIONED } from './moves/stream-moves';
import type { PriceTable } from './price-table';
import { converts } from './services/delivery-stream';
import { copiesInto, WORKGROUP } from './services/redshift';

/** Where one choice becomes cheaper than another. */
export interface BreakEven {
  readonly id: string;
  readonly text: string;
}

const LEAST_GIGABYTES = 0.01;
const MOST_GIGABYTES = 100_000;
const STEPS = 60;
const COPY_INTERVALS = [60, 300, 900];
/** Parquet is read by columns: this part of what a scan of JSON reads. */
const PARQUET_SCANNED = 0.15;

export function breakEvens(flows: Flows, prices: PriceTable): readonly BreakEven[] {
  return [
    ...capacityMode(flows, prices),
    ...advantage(flows, prices),
    ...copyInterval(flows, prices),
    ...parquet(flows, prices),
  ];
}

/** The volume at which on demand costs what shards that follow the traffic cost, all else being the same. */
function capacityMode(flows: Flows, prices: PriceTable): BreakEven[] {
  if (flows.model.ofType(STREAM).length === 0) return [];
  const cheaperProvisioned = (gigabytesPerDay: number) => {
    const at = new Flows(flows.model, { ...flows.workload, gigabytesPerDay });
    return usdWith(PROVISIONED, at, prices) < usdWith(ON_DEMAND, at, prices);
  };
  const text = comparisonText(
    'shards that follow the traffic are cheaper than on demand',
    'on demand is cheaper than shards that follow the traffic',
    cheaperProvisioned,
  );
  return [{ id: 'capacity-mode', text }];
}

/** The volume from which the account pays less with On-demand Advantage, in spite of what that commits it to. */
function advantage({ model, workload }: Flows, prices: PriceTable): BreakEven[] {
  if (!model.ofType(STREAM).some(isOnDemand)) return [];
  const usd = (gigabytesPerDay: number, onDemandAdvantage: boolean) =>
    estimate(new Flows(model, { ...workload, gigabytesPerDay, onDemandAdvantage }), prices).usd;
  const cheaper = (gigabytesPerDay: number) => usd(gigabytesPerDay, true) < usd(gigabytesPerDay, false);
  const text = comparisonText(
    'On-demand Advantage, a setting of the whole account, is cheaper than on demand without it',
    'on demand is cheaper without On-demand Advantage',
    cheaper,
  );
  return [{ id: 'on-demand-advantage', text }];
}

/** @param isCheaper whether `cheaper` holds at a volume, rather than `dearer` */
function comparisonText(cheaper: string, dearer: string, isCheaper: (gigabytesPerDay: number) => boolean): string {
  if (isCheaper(LEAST_GIGABYTES)) return `${cheaper} at any volume`;
  if (!isCheaper(MOST_GIGABYTES)) return `${dearer} at any volume`;
  let [low, high] = [LEAST_GIGABYTES, MOST_GIGABYTES];
  for (let step = 0; step < STEPS; step++) {
    const middle = Math.sqrt(low * high);
    if (isCheaper(middle)) high = middle;
    else low = middle;
  }
  return `${cheaper} from ${Number(high.toPrecision(2)).toLocaleString('en-US')} GB a day`;
}

function usdWith(move: Move, flows: Flows, prices: PriceTable): number {
  const { model, workload } = move.apply(flows) ?? flows;
  return estimate(new Flows(model, workload), prices).usd;
}

function copyInterval(flows: Flows, prices: PriceTable): BreakEven[] {
  const copies = flows.model.ofType(WORKGROUP).flatMap((workgroup) => copiesInto(workgroup, flows));
  if (copies.length === 0) return [];
  const path = 'RedshiftDestinationConfiguration.S3Configuration.BufferingHints.IntervalInSeconds';
  const totals = COPY_INTERVALS.map((seconds) => {
    const model = flows.model.with((each) => (copies.includes(each) ? withValue(each, path, seconds) : each));
    const { charges } = estimate(new Flows(model, flows.workload), prices);
    const usd = charges
      .filter(({ price }) => price === 'redshift.rpu-hour')
      .reduce((sum, charge) => sum + charge.usd, 0);
    return `every ${seconds} s $${Math.round(usd)}`;
  });
  return [{ id: 'copy-interval', text: `the warehouse costs a month to load: ${totals.join(', ')}` }];
}

/** How often all data has to be scanned until conversion has paid for itself. */
function parquet(flows: Flows, prices: PriceTable): BreakEven[] {
  return flows.model.ofType(DELIVERY).flatMap((delivery) => {
    const destination = deliveryDestination(delivery);
    const jsonGigabytes = gigabytes(flows.delivered(delivery)) / flows.workload.compressionRatio;
    if (!converts(destination) || jsonGigabytes === 0) return [];
    const { charges } = estimate(flows, prices);
    const conversion = charges.find(
      ({ price, resource }) => price === 'firehose.format-conversion' && resource.logicalId === delivery.logicalId,
    );
    const savedByScan = prices.cost('athena.scan', jsonGigabytes * (1 - PARQUET_SCANNED)).usd;
    const scans = Math.ceil((conversion?.usd ?? 0) / savedByScan);
    const text = `${delivery.path ?? delivery.id}: Parquet pays for itself when queries scan all data ${scans} times, against gzip'd JSON`;
    return [{ id: 'parquet', text }];
  });
}
