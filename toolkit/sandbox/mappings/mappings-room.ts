import { AwsError } from '../kernel/aws-error';
import type { SandboxContext } from '../kernel/context';
import type { CreatedResource, ResourceRequest, ResourceType, Room } from '../kernel/room';
import type {
  BucketService,
  FunctionDescription,
  FunctionService,
  MetricService,
  StreamService,
  StreamSource,
  TopicService,
} from '../kernel/services';
import { stringProperty } from '../kernel/template-values';
import { type Backoff, DEFAULT_BACKOFF } from './backoff';
import { EventSourceMapping } from './event-source-mapping';
import { failureDestination } from './failure-destination';
import type { MappingEnvironment } from './mapping-environment';
import { mappingId } from './mapping-id';
import { MappingMetrics } from './mapping-metrics';
import { mappingSettings } from './mapping-settings';

export interface MappingsServices {
  readonly streams: StreamService;
  readonly functions: FunctionService;
  readonly buckets: BucketService;
  readonly metrics: MetricService;
  /** Default - SNS failure destinations take nothing. */
  readonly topics?: TopicService;
}

export interface MappingsOptions {
  /** How long a mapping waits before it tries a batch again. */
  readonly backoff: Backoff;
}

const KINESIS_ARN = /^arn:[\w-]+:kinesis:/;

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
  private readonly options: MappingsOptions;

  constructor(
    private readonly context: SandboxContext,
    private readonly services: MappingsServices,
    options: Partial<MappingsOptions> = {},
  ) {
    this.options = { backoff: options.backoff ?? DEFAULT_BACKOFF };
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
    const reason = this.open(request, id);
    if (reason !== undefined) {
      const message = `event source mapping ${request.path ?? request.logicalId} is not run: ${reason}`;
      this.context.events.emit({ type: 'warning', message });
    }
    const { partition, region, account } = this.context;
    const arn = `arn:${partition}:lambda:${region}:${account}:event-source-mapping:${id}`;
    return { ref: id, attributes: { Id: id, EventSourceMappingArn: arn } };
  }

  /** Returns why it cannot run here. */
  private open({ properties }: ResourceRequest, id: string): string | undefined {
    const sourceArn = stringProperty(properties, 'EventSourceArn') ?? '';
    if (!KINESIS_ARN.test(sourceArn)) return `${sourceArn || 'its source'} is not a Kinesis stream`;
    const settings = mappingSettings(properties);
    const target = this.describe(stringProperty(properties, 'FunctionName') ?? '');
    if (typeof target === 'string') return target;
    this.requireOnly(sourceArn, target, id);
    const environment = { ...this.shared(id, target), settings, source: this.source(sourceArn) };
    const { failureDestination: arn, bisectBatch, maximumRetryAttempts, maximumRecordAgeMs } = settings;
    const mapping: MappingEnvironment = {
      ...environment,
      retries: { bisectBatch, maximumRetryAttempts, maximumRecordAgeMs, backoff: this.options.backoff },
      metrics: new MappingMetrics(this.services.metrics, id, target.functionName, settings.countsEvents),
      destination: arn === undefined ? undefined : failureDestination(arn, id, this.services),
    };
    if (settings.enabled) this.mappings.push(new EventSourceMapping(mapping, this.context.state));
    return undefined;
  }

  private shared(id: string, target: FunctionDescription) {
    const { clock, events, region } = this.context;
    return { id, clock, events, region, functions: this.services.functions, target };
  }

  private source(arn: string): StreamSource {
    try {
      return this.services.streams.source(arn);
    } catch (error) {
      throw error instanceof AwsError ? new Error(`Stream not found: ${arn}`) : error;
    }
  }

  /** The function, or why it does not run. */
  private describe(functionName: string): FunctionDescription | string {
    try {
      return this.services.functions.describe(functionName);
    } catch (error) {
      if (error instanceof AwsError && error.code === 'InvalidRuntimeException') return error.message;
      throw error;
    }
  }

  private requireOnly(sourceArn: string, { functionArn }: FunctionDescription, id: string): void {
    const key = `${sourceArn} ${functionArn}`;
    const existing = this.ids.get(key);
    if (existing !== undefined) {
      throw new Error(
        `the event source arn (" ${sourceArn} ") and function (" ${functionArn} ") are mapped already, by ${existing}`,
      );
    }
    this.ids.set(key, id);
  }
}
