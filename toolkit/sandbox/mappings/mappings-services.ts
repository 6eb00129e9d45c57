import type { ActAs, ActingServices } from '../kernel/acting-services';
import type { FunctionService, MetricService } from '../kernel/services';

type Used = 'buckets' | 'queues' | 'streams' | 'topics';

/** What event source mappings do in the name of the function's role. */
export type RoleServices = Pick<ActingServices, Used | 'identity'>;

/** What event source mappings need of other rooms. */
export interface MappingsServices {
  readonly as: ActAs<Used>;
  readonly functions: FunctionService;
  readonly metrics: MetricService;
}
