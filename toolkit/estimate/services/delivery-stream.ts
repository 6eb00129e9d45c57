import { type DeliveryDestination, deliveryDestination, writesObjects } from '../flow/delivery-destination';
import type { Flows } from '../flow/flows';
import { gigabytes, MONTH_HOURS, roundedGigabytes, type Traffic } from '../flow/traffic';
import { isOn, type ModelResource, propertyOf } from '../model/model-resource';
import { DELIVERY } from '../model/topology';
import type { Metered, Meters } from './meter';
import { objectsPerMonth, storedObjects, type WrittenObjects } from './stored-objects';

const RECORD_STEP = 5 * 1_024;

export const DELIVERY_METERS: Meters = {
  [DELIVERY]: (delivery, flows) => {
    const traffic = flows.into(delivery);
    const destination = deliveryDestination(delivery);
    return [
      intake(delivery, destination, traffic),
      ...conversion(destination, traffic),
      ...partitioning(delivery, destination, flows),
      ...vpcDelivery(delivery, destination, flows),
      ...objects(delivery, destination, flows),
      ...backup(destination, flows.into(delivery), flows),
    ];
  },
};

function intake(delivery: ModelResource, { name }: DeliveryDestination, traffic: Traffic): Metered {
  if (propertyOf(delivery, 'MSKSourceConfiguration') !== undefined) {
    return { price: 'firehose.msk-ingest', quantity: gigabytes(traffic) };
  }
  const iceberg = name === 'IcebergDestinationConfiguration';
  if (iceberg) return { price: 'firehose.iceberg-ingest', quantity: gigabytes(traffic) };
  return { price: 'firehose.ingest', quantity: roundedGigabytes(traffic, RECORD_STEP) };
}

export function converts({ settings }: DeliveryDestination): boolean {
  const configuration = settings('DataFormatConversionConfiguration');
  if (configuration === undefined) return false;
  return (
    settings('DataFormatConversionConfiguration.Enabled') === undefined ||
    isOn(settings('DataFormatConversionConfiguration.Enabled'))
  );
}

function conversion(destination: DeliveryDestination, traffic: Traffic): readonly Metered[] {
  if (!converts(destination)) return [];
  return [{ price: 'firehose.format-conversion', quantity: roundedGigabytes(traffic, RECORD_STEP) }];
}

function partitioning(delivery: ModelResource, destination: DeliveryDestination, flows: Flows): readonly Metered[] {
  if (!isOn(destination.settings('DynamicPartitioningConfiguration.Enabled'))) return [];
  const delivered = flows.delivered(delivery);
  const written = writtenObjects(delivery, destination, flows);
  return [
    { price: 'firehose.dynamic-partitioning', quantity: gigabytes(delivered) },
    { price: 'firehose.partitioned-object', quantity: objectsPerMonth(written) },
  ];
}

function vpcDelivery(delivery: ModelResource, { settings }: DeliveryDestination, flows: Flows): readonly Metered[] {
  const subnets = settings('VpcConfiguration.SubnetIds');
  if (!Array.isArray(subnets)) return [];
  return [
    { price: 'firehose.vpc-delivery', quantity: gigabytes(flows.delivered(delivery)) },
    { price: 'firehose.vpc-zone-hour', quantity: subnets.length * MONTH_HOURS },
  ];
}

function objects(delivery: ModelResource, destination: DeliveryDestination, flows: Flows): readonly Metered[] {
  if (!writesObjects(destination)) return [];
  return storedObjects(writtenObjects(delivery, destination, flows), flows);
}

function writtenObjects(delivery: ModelResource, destination: DeliveryDestination, flows: Flows): WrittenObjects {
  const ratio = flows.deliversGzip(delivery) ? 1 : ratioOf(destination, flows.workload);
  return { bytes: flows.delivered(delivery).bytes, ratio, settings: destination.objects };
}

function ratioOf(destination: DeliveryDestination, workload: Flows['workload']): number {
  if (converts(destination) || destination.name === 'IcebergDestinationConfiguration') {
    return workload.parquetRatio * workload.rowRatio;
  }
  return compresses(destination) ? workload.compressionRatio : 1;
}

export function compresses({ objects: settings }: DeliveryDestination): boolean {
  const format = settings('CompressionFormat');
  return format !== undefined && format !== 'UNCOMPRESSED';
}

/** A copy of each record as it came. */
function backup({ settings }: DeliveryDestination, traffic: Traffic, flows: Flows): readonly Metered[] {
  const mode = settings('S3BackupMode');
  if (mode !== 'Enabled' && mode !== 'AllDocuments' && mode !== 'AllEvents' && mode !== 'AllData') return [];
  const path = settings('S3BackupConfiguration') === undefined ? 'S3Configuration' : 'S3BackupConfiguration';
  const compressed = (settings(`${path}.CompressionFormat`) ?? 'UNCOMPRESSED') !== 'UNCOMPRESSED';
  const ratio = compressed && flows.workload.packing !== 'gzip' ? flows.workload.compressionRatio : 1;
  return storedObjects({ bytes: traffic.bytes, ratio, settings: (name) => settings(`${path}.${name}`) }, flows);
}
