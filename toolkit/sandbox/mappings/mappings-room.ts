import type { SandboxContext } from '../kernel/context';
import type { CreatedResource, ResourceRequest, ResourceType, Room } from '../kernel/room';
import { objectProperty } from '../kernel/template-values';
import { type Backoff, DEFAULT_BACKOFF } from './backoff';
import { EventSourceMapping } from './event-source-mapping';
import type { MappingEnvironment } from './mapping-environment';
import { mappingEnvironment, NotRun } from './mapping-factory';
import { mappingId } from './mapping-id';
import type { MappingsServices } from './mappings-services';
import { metadataKeys } from './record-filter';

export interface MappingsOptions {
  /** How long a mapping waits before it tries a batch again. */
  readonly backoff?: Backoff;
}

const HONOURS = [
  'BatchSize',
  'BisectBatchOnFunctionError',
  'DestinationConfig.OnFailure.Destination',
  'Enabled',
  'EventSourceArn',
  'FilterCriteria.Filters.Pattern',
  'FunctionName',
  'FunctionResponseTypes',
  'MaximumBatchingWindowInSeconds',
  'MaximumRecordAgeInSeconds',
  'MaximumRetryAttempts',
  'MetricsConfig.Metrics',
  'ParallelizationFactor',
  'StartingPosition',
  'StartingPositionTimestamp',
  'TumblingWindowInSeconds',
];

/** AWS Lambda's event source mappings for Kinesis data streams. */
export class MappingsRoom implements Room {
  readonly resourceTypes: readonly ResourceType[] = [
    {
      type: 'AWS::Lambda::EventSourceMapping',
      honours: HONOURS,
      records: ['KmsKeyArn', 'Tags'],
      create: (request) => this.create(request),
    },
  ];

  private readonly mappings: EventSourceMapping[] = [];
  /** Ids by source and function. */
  private readonly ids = new Map<string, string>();
  private readonly backoff: Backoff;

  constructor(
    private readonly context: SandboxContext,
    private readonly services: MappingsServices,
    options: MappingsOptions = {},
  ) {
    this.backoff = options.backoff ?? DEFAULT_BACKOFF;
  }

  start(): void {
    for (const mapping of this.mappings) mapping.start();
  }

  pending(): readonly string[] {
    return this.mappings.flatMap((mapping) => mapping.pending());
  }

  close(): void {
    for (const mapping of this.mappings) mapping.close();
  }

  private create(request: ResourceRequest): CreatedResource {
    const id = mappingId(request.stackName, request.logicalId);
    this.open(request, id);
    const { partition, region, account } = this.context;
    const arn = `arn:${partition}:lambda:${region}:${account}:event-source-mapping:${id}`;
    return { ref: id, attributes: { Id: id, EventSourceMappingArn: arn } };
  }

  private open({ properties, path, logicalId }: ResourceRequest, id: string): void {
    const name = `event source mapping ${path ?? logicalId}`;
    try {
      const environment = mappingEnvironment(id, properties, this.context, this.services, this.backoff);
      this.requireOnly(environment);
      for (const key of metadataKeys(objectProperty(properties, 'FilterCriteria'))) {
        this.warn(`${name} filters by ${key}: AWS documents filters by data only`);
      }
      if (environment.settings.enabled) this.mappings.push(new EventSourceMapping(environment, this.context.state));
    } catch (error) {
      if (!(error instanceof NotRun)) throw error;
      this.warn(`${name} is not run: ${error.message}`);
    }
  }

  private requireOnly({ id, source, target }: MappingEnvironment): void {
    const key = `${source.sourceArn} ${target.functionArn}`;
    const existing = this.ids.get(key);
    if (existing !== undefined) {
      throw new Error(
        `the event source arn (" ${source.sourceArn} ") and function (" ${target.functionArn} ") are mapped already, by ${existing}`,
      );
    }
    this.ids.set(key, id);
  }

  private warn(message: string): void {
    this.context.events.emit({ type: 'warning', message });
  }
}
