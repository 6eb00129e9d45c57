import { type ModelResource, propertyOf, valueAt } from '../model/model-resource';

const DESTINATIONS = [
  'ExtendedS3DestinationConfiguration',
  'S3DestinationConfiguration',
  'RedshiftDestinationConfiguration',
  'AmazonopensearchserviceDestinationConfiguration',
  'AmazonOpenSearchServerlessDestinationConfiguration',
  'ElasticsearchDestinationConfiguration',
  'SplunkDestinationConfiguration',
  'HttpEndpointDestinationConfiguration',
  'SnowflakeDestinationConfiguration',
  'IcebergDestinationConfiguration',
] as const;

export type DestinationName = (typeof DESTINATIONS)[number];

/** Where a delivery stream delivers to. */
export interface DeliveryDestination {
  readonly name?: DestinationName;
  /** The value at a path of the destination's configuration. */
  readonly settings: (path: string) => unknown;
  /** The value at a path of the configuration of its objects, or of the bucket that stands in for it. */
  readonly objects: (path: string) => unknown;
}

export function deliveryDestination(delivery: ModelResource): DeliveryDestination {
  const name = DESTINATIONS.find((candidate) => propertyOf(delivery, candidate) !== undefined);
  const configuration = name && propertyOf(delivery, name);
  const inBucket = name === 'ExtendedS3DestinationConfiguration' || name === 'S3DestinationConfiguration';
  const objects = inBucket ? configuration : valueAt(configuration, 'S3Configuration');
  return {
    name,
    settings: (path) => valueAt(configuration, path),
    objects: (path) => valueAt(objects, path),
  };
}

/** Whether the whole stream becomes objects of S3, rather than only what cannot be delivered. */
export function writesObjects({ name }: DeliveryDestination): boolean {
  return name !== undefined && /^(ExtendedS3|S3|Redshift|Iceberg)Destination/.test(name);
}
