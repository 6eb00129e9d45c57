import type { Clock } from '../../kernel/clock';
import type { QueueDirectory } from '../queue-directory';
import type { QueueMetrics } from '../queue-metrics';
import type { QueuePermissions } from '../queue-permissions';

/** What operations work on. */
export interface QueuesBackend {
  readonly clock: Clock;
  readonly queues: QueueDirectory;
  readonly metrics: QueueMetrics;
  readonly permissions: QueuePermissions;
}

export type Input = Readonly<Record<string, unknown>>;

/** What returns nothing answers an empty document. */
export type Operation = (input: Input, backend: QueuesBackend) => object | undefined | Promise<object>;

export type Operations = Readonly<Record<string, Operation>>;
