import type { DeliveryStreamProperties, DestinationProperties } from '../destination/delivery-properties';
import { type Input, invalidArgument, violation } from './operation';

const DESTINATION = /DestinationConfiguration$/;
const REQUIRED = ['BucketARN', 'RoleARN'];

const SOURCES: Readonly<Record<string, string | undefined>> = {
  DirectPut: undefined,
  KinesisStreamAsSource: 'KinesisStreamSourceConfiguration',
  MSKAsSource: 'MSKSourceConfiguration',
  DatabaseAsSource: 'DatabaseSourceConfiguration',
};

/** The API takes what a template would say. */
export function createdProperties(input: Input): { name: string; properties: DeliveryStreamProperties } {
  const { DeliveryStreamName: name, DeliveryStreamType: type = 'DirectPut' } = input;
  if (typeof name !== 'string') throw violation('deliveryStreamName', 'Member must not be null');
  requireSource(String(type), input);
  requireDestination(input);
  return { name, properties: input as DeliveryStreamProperties };
}

function requireSource(type: string, input: Input): void {
  if (!Object.hasOwn(SOURCES, type)) {
    const allowed = Object.keys(SOURCES).join(', ');
    throw violation('deliveryStreamType', `Member must satisfy enum value set: [${allowed}]`);
  }
  const given = Object.values(SOURCES).find((source) => source !== undefined && source in input);
  if (given === SOURCES[type]) return;
  throw invalidArgument(`a delivery stream of type ${type} must have ${SOURCES[type] ?? 'no source'}, got ${given}`);
}

function requireDestination(input: Input): void {
  const names = Object.keys(input).filter((name) => DESTINATION.test(name));
  const [name] = names;
  if (name === undefined || names.length > 1) {
    throw invalidArgument('Exactly one destination configuration is supported for a Firehose');
  }
  const configuration = (input[name] ?? {}) as DestinationProperties & Record<string, unknown>;
  const bucket = (configuration.S3Configuration ?? configuration) as Record<string, unknown>;
  const missing = REQUIRED.find((member) => bucket[member] === undefined);
  if (missing === undefined) return;
  const path = configuration.S3Configuration === undefined ? [name, missing] : [name, 'S3Configuration', missing];
  throw violation(path.map(lowerFirst).join('.'), 'Member must not be null');
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
