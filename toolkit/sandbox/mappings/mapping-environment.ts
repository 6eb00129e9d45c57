import type { Clock } from '../kernel/clock';
import type { EventLog } from '../kernel/event-log';
import type { FunctionDescription, FunctionService, StreamSource } from '../kernel/services';
import type { FailureDestination } from './failure-destination';
import type { MappingMetrics } from './mapping-metrics';
import type { MappingSettings } from './mapping-settings';
import type { RetryRules } from './next-step';

/** What the parts of one event source mapping share. */
export interface MappingEnvironment {
  readonly id: string;
  readonly clock: Clock;
  readonly events: EventLog;
  readonly region: string;
  readonly settings: MappingSettings;
  readonly retries: RetryRules;
  readonly source: StreamSource;
  readonly functions: FunctionService;
  readonly target: FunctionDescription;
  readonly metrics: MappingMetrics;
  readonly destination?: FailureDestination;
}
