import type { AuditedResource } from '../audited-resource';
import type { AuditedTemplate } from '../audited-template';
import type { Value } from '../expressions/value';
import { isTrue } from './booleans';
import { itemPaths } from './items';
import { isAlwaysSet } from './presence';
import { textsAt } from './texts';

export const DELIVERY_STREAM = 'AWS::KinesisFirehose::DeliveryStream';

export const REDSHIFT_DESTINATION = 'RedshiftDestinationConfiguration';

export const S3_DESTINATIONS = ['ExtendedS3DestinationConfiguration', 'S3DestinationConfiguration'];

/** As templates spell them. */
export const OPENSEARCH_DESTINATIONS = [
  'AmazonopensearchserviceDestinationConfiguration',
  'AmazonOpenSearchServerlessDestinationConfiguration',
  'ElasticsearchDestinationConfiguration',
];

export const DESTINATIONS = [
  ...S3_DESTINATIONS,
  REDSHIFT_DESTINATION,
  ...OPENSEARCH_DESTINATIONS,
  'SplunkDestinationConfiguration',
  'HttpEndpointDestinationConfiguration',
  'SnowflakeDestinationConfiguration',
  'IcebergDestinationConfiguration',
];

/** The property that holds the destination of a delivery stream. */
export function destinationOf(deliveryStream: AuditedResource): string | undefined {
  return DESTINATIONS.find((destination) => deliveryStream.has(destination));
}

/** Where a delivery stream is told of buckets: for data, for what is backed up, for what failed. */
export const S3_LOCATIONS = [
  ...S3_DESTINATIONS,
  ...DESTINATIONS.flatMap((destination) => [`${destination}.S3Configuration`, `${destination}.S3BackupConfiguration`]),
];

/** What names a source, and the type of delivery streams that read it. */
export const SOURCES = [
  ['DatabaseSourceConfiguration', 'DatabaseAsSource'],
  ['KinesisStreamSourceConfiguration', 'KinesisStreamAsSource'],
  ['MSKSourceConfiguration', 'MSKAsSource'],
] as const;

/** Whether a delivery stream names what it reads, whatever its type says. */
export function namesSource(deliveryStream: AuditedResource): boolean {
  return SOURCES.some(([source]) => isAlwaysSet(deliveryStream, source));
}

export function isDirectPut(deliveryStream: AuditedResource): boolean {
  if (namesSource(deliveryStream)) return false;
  const types = deliveryStream.values('DeliveryStreamType');
  return types.some((type) => type.kind === 'absent' || (type.kind === 'known' && type.value === 'DirectPut'));
}

/** The paths of the processors of one type that are in use, or may be. */
export function processorPaths(deliveryStream: AuditedResource, type: string): readonly string[] {
  const processing = `${destinationOf(deliveryStream)}.ProcessingConfiguration`;
  if (deliveryStream.values(`${processing}.Enabled`).every(isOff)) return [];
  const processors = itemPaths(deliveryStream, `${processing}.Processors`);
  return processors.filter((processor) => textsAt(deliveryStream, `${processor}.Type`).includes(type));
}

function isOff(enabled: Value): boolean {
  return enabled.kind === 'absent' || (enabled.kind === 'known' && !isTrue(enabled.value));
}

/** Where a processor has the value of a parameter; nowhere where it is not given. */
export function parameterPaths(deliveryStream: AuditedResource, processor: string, name: string): readonly string[] {
  const parameters = itemPaths(deliveryStream, `${processor}.Parameters`);
  const named = parameters.filter((path) => textsAt(deliveryStream, `${path}.ParameterName`).includes(name));
  return named.map((path) => `${path}.ParameterValue`);
}

/** The function of a Lambda processor, where the template has it. */
export function functionOf(
  deliveryStream: AuditedResource,
  processor: string,
  template: AuditedTemplate,
): AuditedResource | undefined {
  const [arn] = parameterPaths(deliveryStream, processor, 'LambdaArn');
  return arn === undefined ? undefined : template.referred(deliveryStream, arn);
}
