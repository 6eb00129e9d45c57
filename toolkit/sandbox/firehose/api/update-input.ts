import type { DeliveryStreamProperties, DestinationProperties } from '../destination/delivery-properties';
import { configuredDestination } from '../destination/destination-kinds';
import { EXTENDED_S3, S3 } from '../destination/s3/s3-kinds';
import { DESTINATION_ID } from './describe-delivery-stream';
import { type Input, invalidArgument } from './operation';

const UPDATE = /DestinationUpdate$/;

/** Members that are changed one by one; any other is replaced as a whole. */
const NESTED: Readonly<Record<string, string>> = {
  S3Update: 'S3Configuration',
  S3BackupUpdate: 'S3BackupConfiguration',
};

/** The properties of a delivery stream, its destination changed by an update. */
export function updatedProperties(properties: DeliveryStreamProperties, input: Input): DeliveryStreamProperties {
  const { property, properties: configuration } = configuredDestination(properties);
  if (input.DestinationId !== DESTINATION_ID) {
    throw invalidArgument(`DestinationId must be ${DESTINATION_ID}, got ${input.DestinationId}`);
  }
  const update = requireUpdate(property, input);
  if (configuration.S3BackupMode === 'Enabled' && update.S3BackupMode === 'Disabled') {
    throw invalidArgument('S3BackupMode must stay Enabled once it is, got Disabled');
  }
  return { ...properties, [property]: merged(configuration, update) };
}

function requireUpdate(property: string, input: Input): Record<string, unknown> {
  const names = Object.keys(input).filter((name) => UPDATE.test(name));
  const [name] = names;
  const updated = name?.replace(UPDATE, 'DestinationConfiguration');
  const isSame = updated === property || (updated === S3.property && property === EXTENDED_S3.property);
  if (name !== undefined && names.length === 1 && isSame) return input[name] as Record<string, unknown>;
  const wanted = property.replace(/Configuration$/, 'Update');
  throw invalidArgument(`a destination must be updated by ${wanted}, got ${names.join(', ') || 'none'}`);
}

function merged(configuration: DestinationProperties, update: Record<string, unknown>): object {
  const result: Record<string, unknown> = { ...configuration };
  for (const [name, value] of Object.entries(update)) {
    const nested = NESTED[name];
    if (nested === undefined) result[name] = value;
    else result[nested] = { ...(result[nested] as object | undefined), ...(value as object) };
  }
  return result;
}
