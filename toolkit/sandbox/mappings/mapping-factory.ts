import { AwsError } from '../kernel/aws-error';
import type { SandboxContext } from '../kernel/context';
import { executionRole } from '../kernel/execution-role';
import type { FunctionDescription, ShardPosition, StreamSource } from '../kernel/services';
import { stringProperty } from '../kernel/template-values';
import type { MappingDefinition } from './event-source-mapping';
import { failureDestination } from './failure-destination';
import { LastResult } from './last-result';
import type { MappingDocument, MappingProperties } from './mapping-document';
import type { MappingEnvironment } from './mapping-environment';
import { MappingMetrics } from './mapping-metrics';
import { mappingSettings } from './mapping-settings';
import type { ResolvedMappingsOptions } from './mappings-options';
import type { MappingsServices, RoleServices } from './mappings-services';

const KINESIS_ARN = /^arn:[\w-]+:kinesis:/;

/** Something that is declared and the sandbox does not run: the message says why. */
export class NotRun extends Error {}

/** What a definition is made of. */
export type MappingDeclared = Pick<MappingDocument, 'id' | 'properties'> & Partial<MappingDocument>;

/** Reads what is declared of a mapping, and finds what it needs to run. */
export class MappingFactory {
  constructor(
    private readonly context: SandboxContext,
    private readonly services: MappingsServices,
    private readonly options: ResolvedMappingsOptions,
  ) {}

  /** @throws NotRun, AwsError when the function does not exist, or Error when a property is wrong */
  define({ id, properties, ...known }: MappingDeclared): MappingDefinition {
    const lastResult = new LastResult(known.lastProcessingResult);
    const environment = this.environment(id, properties, lastResult);
    const isNew = known.lastModified === undefined;
    if (isNew) requirePast(environment.settings.startingPosition, this.context.clock.now());
    const document = {
      lastModified: this.context.clock.now(),
      ...known,
      ...{ id, properties, lastProcessingResult: lastResult.value },
      sourceArn: environment.source.sourceArn,
      functionArn: environment.target.functionArn,
    };
    return { document, environment };
  }

  private environment(id: string, properties: MappingProperties, lastResult: LastResult): MappingEnvironment {
    const { options, services } = this;
    const sourceArn = stringProperty(properties, 'EventSourceArn') ?? '';
    if (!KINESIS_ARN.test(sourceArn)) throw new NotRun(`${sourceArn || 'its source'} is not a Kinesis stream`);
    const settings = mappingSettings(properties, options);

    const target = this.describe(stringProperty(properties, 'FunctionName') ?? '');
    const { identity, ...role } = services.as(executionRole(target));
    const { failureDestination: arn } = settings;
    const { clock, events, region } = this.context;
    return {
      ...{ id, clock, events, region, settings, target, identity, options, lastResult },
      source: sourceOf(sourceArn, role),
      functions: services.functions,
      metrics: new MappingMetrics(services.metrics, id, target.functionName, settings.countsEvents),
      destination: arn === undefined ? undefined : failureDestination(arn, id, { identity, ...role }),
    };
  }

  private describe(functionName: string): FunctionDescription {
    try {
      return this.services.functions.describe(functionName);
    } catch (error) {
      const isRefused = error instanceof AwsError && error.code === 'InvalidRuntimeException';
      throw isRefused ? new NotRun(error.message) : error;
    }
  }
}

function sourceOf(arn: string, { streams }: Pick<RoleServices, 'streams'>): StreamSource {
  try {
    return streams.source(arn);
  } catch (error) {
    throw error instanceof AwsError ? new Error(`Stream not found: ${arn}`) : error;
  }
}

function requirePast(position: ShardPosition, now: number): void {
  if (position.type !== 'AT_TIMESTAMP' || position.timestamp <= now) return;
  const [latest, given] = [now, position.timestamp].map((time) => new Date(time).toISOString());
  throw new Error(`StartingPositionTimestamp must be at most now, ${latest}, got ${given}`);
}
