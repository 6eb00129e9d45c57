import type { SandboxContext } from '../../kernel/context';
import type { EventSourceMapping } from '../event-source-mapping';
import { mappingArn } from '../mapping-arn';
import type { MappingSettings } from '../mapping-settings';

/** A mapping as the API describes it: what was left open has the service's defaults. */
export function mappingConfiguration({ document, environment, state }: EventSourceMapping, context: SandboxContext) {
  const { id, properties } = document;
  const { FilterCriteria, MetricsConfig, StartingPosition, StartingPositionTimestamp, KmsKeyArn } = properties;
  return {
    UUID: id,
    EventSourceMappingArn: mappingArn(id, context),
    EventSourceArn: document.sourceArn,
    FunctionArn: document.functionArn,
    ...settingsShape(environment.settings),
    ...{ FilterCriteria, MetricsConfig, StartingPosition, StartingPositionTimestamp, KMSKeyArn: KmsKeyArn },
    LastModified: document.lastModified / 1000,
    LastProcessingResult: document.lastProcessingResult,
    State: state,
    StateTransitionReason: 'User action',
  };
}

/** Lists do not tell filters that are encrypted with a key of the account. */
export function listedConfiguration(mapping: EventSourceMapping, context: SandboxContext) {
  const configuration = mappingConfiguration(mapping, context);
  return configuration.KMSKeyArn === undefined ? configuration : { ...configuration, FilterCriteria: null };
}

function settingsShape(settings: MappingSettings) {
  const { failureDestination: Destination } = settings;
  return {
    BatchSize: settings.batchSize,
    BisectBatchOnFunctionError: settings.bisectBatch,
    DestinationConfig: { OnFailure: { Destination } },
    FunctionResponseTypes: settings.reportsItemFailures ? ['ReportBatchItemFailures'] : [],
    MaximumBatchingWindowInSeconds: settings.batchingWindowMs / 1000,
    MaximumRecordAgeInSeconds: bounded(settings.maximumRecordAgeMs / 1000),
    MaximumRetryAttempts: bounded(settings.maximumRetryAttempts),
    ParallelizationFactor: settings.parallelizationFactor,
    TumblingWindowInSeconds: (settings.tumblingWindowMs ?? 0) / 1000,
  };
}

function bounded(value: number): number {
  return Number.isFinite(value) ? value : -1;
}
