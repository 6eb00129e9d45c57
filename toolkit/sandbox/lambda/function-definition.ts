import type { SandboxContext } from '../kernel/context';
import type { ResourceRequest } from '../kernel/room';
import type { FunctionDescription } from '../kernel/services';
import { integerProperty, objectProperty, stringProperty } from '../kernel/template-values';

const NAME = /^[A-Za-z0-9_-]{1,64}$/;

/** A function as its template declares it. */
export interface FunctionDefinition extends FunctionDescription {
  readonly handler: string;
  /** Such as `nodejs24.x`; absent for a container image. */
  readonly runtime?: string;
  readonly memoryMb: number;
  readonly variables: Readonly<Record<string, string>>;
  /** At most this many runs at a time. */
  readonly reservedConcurrency?: number;
  readonly logGroup: string;
  /** ARN of the queue or topic for events that failed for good. */
  readonly deadLetterArn?: string;
}

type Place = Pick<SandboxContext, 'partition' | 'region' | 'account'>;

/** @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
export function functionDefinition(request: ResourceRequest, place: Place): FunctionDefinition {
  const { properties } = request;
  const functionName = nameOf(request);
  return {
    functionName,
    functionArn: `arn:${place.partition}:lambda:${place.region}:${place.account}:function:${functionName}`,
    roleArn: required(properties, 'Role'),
    handler: stringProperty(properties, 'Handler') ?? '',
    runtime: stringProperty(properties, 'Runtime'),
    timeoutMs: 1000 * (integerProperty(properties, 'Timeout', { min: 1, max: 900 }) ?? 3),
    memoryMb: integerProperty(properties, 'MemorySize', { min: 128, max: 10_240 }) ?? 128,
    variables: variablesOf(objectProperty(properties, 'Environment')),
    reservedConcurrency: integerProperty(properties, 'ReservedConcurrentExecutions', { min: 0, max: 1_000_000 }),
    logGroup: stringProperty(objectProperty(properties, 'LoggingConfig'), 'LogGroup') ?? `/aws/lambda/${functionName}`,
    deadLetterArn: stringProperty(objectProperty(properties, 'DeadLetterConfig'), 'TargetArn'),
  };
}

function nameOf({ properties, generatedName }: ResourceRequest): string {
  const name = stringProperty(properties, 'FunctionName') ?? generatedName;
  if (NAME.test(name)) return name;
  throw new Error(`FunctionName must be 1 to 64 letters, digits, hyphens and underscores, got ${JSON.stringify(name)}`);
}

function required(properties: Readonly<Record<string, unknown>>, name: string): string {
  const value = stringProperty(properties, name);
  if (value === undefined) throw new Error(`${name} must be set, got undefined`);
  return value;
}

function variablesOf(environment: Readonly<Record<string, unknown>>): Record<string, string> {
  const variables = objectProperty(environment, 'Variables');
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, String(value)]));
}
