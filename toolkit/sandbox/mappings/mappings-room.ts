import type { SandboxContext } from '../kernel/context';
import type { CreatedResource, HttpApi, ResourceRequest, ResourceType, Room } from '../kernel/room';
import { objectProperty } from '../kernel/template-values';
import { MappingsApi } from './api/mappings-api';
import { mappingArn } from './mapping-arn';
import { declaredMapping } from './mapping-declarations';
import type { MappingDocument } from './mapping-document';
import { type MappingDeclared, MappingFactory, NotRun } from './mapping-factory';
import { MappingRegistry } from './mapping-registry';
import { type MappingsOptions, resolveOptions } from './mappings-options';
import type { MappingsServices } from './mappings-services';
import { metadataKeys } from './record-filter';

export type { MappingsOptions };

const HONOURS = [
  'BatchSize',
  'BisectBatchOnFunctionError',
  'DestinationConfig.OnFailure.Destination',
  'Enabled',
  'EventSourceArn',
  'FilterCriteria.Filters.Pattern',
  'FunctionName',
  'FunctionResponseTypes',
  'KmsKeyArn',
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
      records: ['Tags'],
      create: (request) => this.create(request),
    },
  ];

  readonly httpApis: readonly HttpApi[];
  private readonly registry: MappingRegistry;
  private readonly factory: MappingFactory;
  private started = false;

  constructor(
    private readonly context: SandboxContext,
    services: MappingsServices,
    options: MappingsOptions = {},
  ) {
    this.registry = new MappingRegistry(context.state);
    this.factory = new MappingFactory(context, services, resolveOptions(options));
    this.httpApis = [new MappingsApi({ context, services, registry: this.registry, factory: this.factory })];
  }

  start(): void {
    for (const document of this.registry.formerDocuments) {
      if (document.declaration === undefined) this.reopen(document);
      else this.registry.remove(document.id);
    }
    for (const mapping of this.registry.all) mapping.start();
    this.registry.save();
    this.started = true;
  }

  pending(): readonly string[] {
    return this.registry.all.flatMap((mapping) => mapping.pending());
  }

  close(): void {
    if (!this.started) return;
    for (const mapping of this.registry.all) mapping.close();
    this.registry.save();
  }

  private create(request: ResourceRequest): CreatedResource {
    const declared = declaredMapping(request, this.registry.formerDocuments, this.context.clock.now());
    this.open(declared, request.path ?? request.logicalId);
    return {
      ref: declared.id,
      attributes: { Id: declared.id, EventSourceMappingArn: mappingArn(declared.id, this.context) },
    };
  }

  private open(declared: MappingDeclared, name: string): void {
    try {
      this.registry.open(this.factory.define(declared));
      for (const key of metadataKeys(objectProperty(declared.properties, 'FilterCriteria'))) {
        this.warn(`event source mapping ${name} filters by ${key}: AWS documents filters by data only`);
      }
    } catch (error) {
      if (!(error instanceof NotRun)) throw error;
      this.warnNotRun(name, error);
    }
  }

  /** One that was created over the API outlives its function and its stream. */
  private reopen(document: MappingDocument): void {
    try {
      this.registry.open(this.factory.define(document));
    } catch (error) {
      this.warnNotRun(document.id, error as Error);
    }
  }

  private warnNotRun(name: string, { message }: Error): void {
    this.warn(`event source mapping ${name} is not run: ${message}`);
  }

  private warn(message: string): void {
    this.context.events.emit({ type: 'warning', message });
  }
}
