import type { Clock } from '../kernel/clock';
import type { EventLog } from '../kernel/event-log';
import type { Identity } from '../kernel/identity';
import type { FunctionDescription, FunctionService, StreamSource } from '../kernel/services';
import type { FailureDestination } from './failure-destination';
import type { LastResult } from './last-result';
import type { MappingMetrics } from './mapping-metrics';
import type { MappingSettings } from './mapping-settings';
import type { ResolvedMappingsOptions } from './mappings-options';

/** What the parts of one event source mapping share. */
export interface MappingEnvironment {
  readonly id: string;
  readonly clock: Clock;
  readonly events: EventLog;
  readonly region: string;
  readonly settings: MappingSettings;
  readonly options: ResolvedMappingsOptions;
  readonly source: StreamSource;
  /** The role of the function. */
  readonly identity: Identity;
  readonly functions: FunctionService;
  readonly target: FunctionDescription;
  readonly metrics: MappingMetrics;
  readonly lastResult: LastResult;
  readonly destination?: FailureDestination;
}
