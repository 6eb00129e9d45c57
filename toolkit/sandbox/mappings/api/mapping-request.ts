import { AwsError } from '../../kernel/aws-error';
import type { MappingProperties } from '../mapping-document';
import { invalidParameter } from './errors';

const CHANGEABLE = [
  'BatchSize',
  'BisectBatchOnFunctionError',
  'DestinationConfig',
  'Enabled',
  'FilterCriteria',
  'FunctionName',
  'FunctionResponseTypes',
  'KMSKeyArn',
  'MaximumBatchingWindowInSeconds',
  'MaximumRecordAgeInSeconds',
  'MaximumRetryAttempts',
  'MetricsConfig',
  'ParallelizationFactor',
  'TumblingWindowInSeconds',
];

const LASTING = ['EventSourceArn', 'StartingPosition', 'StartingPositionTimestamp'];

/** @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html */
const RANGES: Readonly<Record<string, readonly [min: number, max: number]>> = {
  BatchSize: [1, 10_000],
  MaximumBatchingWindowInSeconds: [0, 300],
  MaximumRecordAgeInSeconds: [-1, 604_800],
  MaximumRetryAttempts: [-1, 10_000],
  ParallelizationFactor: [1, 10],
  TumblingWindowInSeconds: [0, 900],
};

/** Properties of a mapping to be made. @throws AwsError `ValidationException`, `InvalidRequestContentException` */
export function createdProperties(body: Buffer): MappingProperties {
  const properties = membersOf(body, [...CHANGEABLE, ...LASTING]);
  for (const name of ['EventSourceArn', 'FunctionName']) {
    if (properties[name] === undefined) throw invalidParameter(`${name} must be set`);
  }
  return properties;
}

/** Properties of a mapping to be changed; the source and the position it started from are for good. */
export function changedProperties(body: Buffer): MappingProperties {
  return membersOf(body, CHANGEABLE);
}

function membersOf(body: Buffer, names: readonly string[]): MappingProperties {
  const members = names.flatMap((name) => {
    const value = parse(body)[name];
    if (value === undefined || value === null) return [];
    requireInRange(name, value);
    return [[name === 'KMSKeyArn' ? 'KmsKeyArn' : name, value]];
  });
  return Object.fromEntries(members);
}

function parse(body: Buffer): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(body.toString() || '{}');
  } catch (error) {
    throw new AwsError(
      'InvalidRequestContentException',
      `Could not parse request body into json: ${(error as Error).message}`,
    );
  }
}

function requireInRange(name: string, value: unknown): void {
  const [min, max] = RANGES[name] ?? [];
  if (min === undefined || max === undefined || typeof value !== 'number') return;
  if (value < min) throw outOfRange(name, value, `greater than or equal to ${min}`);
  if (value > max) throw outOfRange(name, value, `less than or equal to ${max}`);
}

function outOfRange(name: string, value: number, constraint: string): AwsError {
  const member = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  return new AwsError(
    'ValidationException',
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: Member must have value ${constraint}`,
  );
}
