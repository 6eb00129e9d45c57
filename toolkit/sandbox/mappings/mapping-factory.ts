import { AwsError } from '../kernel/aws-error';
import type { SandboxContext } from '../kernel/context';
import type { FunctionDescription, ShardPosition, StreamSource } from '../kernel/services';
import { stringProperty } from '../kernel/template-values';
import type { Backoff } from './backoff';
import { failureDestination } from './failure-destination';
import type { MappingEnvironment } from './mapping-environment';
import { MappingMetrics } from './mapping-metrics';
import { mappingSettings } from './mapping-settings';
import type { MappingsServices } from './mappings-services';

const KINESIS_ARN = /^arn:[\w-]+:kinesis:/;

/** Something that a template declares and the sandbox does not run: the message says why. */
export class NotRun extends Error {}

/** Reads what a template says of a mapping. @throws NotRun, or Error when the template is wrong */
export function mappingEnvironment(
  id: string,
  properties: Readonly<Record<string, unknown>>,
  context: SandboxContext,
  services: MappingsServices,
  backoff: Backoff,
): MappingEnvironment {
  const sourceArn = stringProperty(properties, 'EventSourceArn') ?? '';
  if (!KINESIS_ARN.test(sourceArn)) throw new NotRun(`${sourceArn || 'its source'} is not a Kinesis stream`);
  const settings = mappingSettings(properties);
  requirePast(settings.startingPosition, context.clock.now());
  const target = describe(stringProperty(properties, 'FunctionName') ?? '', services);
  const { failureDestination: arn, bisectBatch, maximumRetryAttempts, maximumRecordAgeMs } = settings;
  const { clock, events, region } = context;
  return {
    ...{ id, clock, events, region, settings, target },
    retries: { bisectBatch, maximumRetryAttempts, maximumRecordAgeMs, backoff },
    source: source(sourceArn, services),
    functions: services.functions,
    metrics: new MappingMetrics(services.metrics, id, target.functionName, settings.countsEvents),
    destination: arn === undefined ? undefined : failureDestination(arn, id, services),
  };
}

function requirePast(position: ShardPosition, now: number): void {
  if (position.type !== 'AT_TIMESTAMP' || position.timestamp <= now) return;
  const [latest, given] = [now, position.timestamp].map((time) => new Date(time).toISOString());
  throw new Error(`StartingPositionTimestamp must be at most now, ${latest}, got ${given}`);
}

function source(arn: string, { streams }: MappingsServices): StreamSource {
  try {
    return streams.source(arn);
  } catch (error) {
    throw error instanceof AwsError ? new Error(`Stream not found: ${arn}`) : error;
  }
}

function describe(functionName: string, { functions }: MappingsServices): FunctionDescription {
  try {
    return functions.describe(functionName);
  } catch (error) {
    const isRefused = error instanceof AwsError && error.code === 'InvalidRuntimeException';
    throw isRefused ? new NotRun(error.message) : error;
  }
}
