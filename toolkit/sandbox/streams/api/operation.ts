import type { SandboxContext } from '../../kernel/context';
import type { Subscriptions } from '../fan-out/subscriptions';
import type { StreamMetrics } from '../stream-metrics';
import type { StreamReader } from '../stream-reader';
import type { StreamRegistry } from '../stream-registry';
import type { StreamWriter } from '../stream-writer';
import { checkMembers, type InputOf, type Members } from './members';
import { requireNone } from './violations';

/** What operations work on. */
export interface StreamsBackend {
  readonly context: SandboxContext;
  readonly streams: StreamRegistry;
  readonly writer: StreamWriter;
  readonly reader: StreamReader;
  readonly metrics: StreamMetrics;
  readonly subscriptions: Subscriptions;
}

export type Operation = (backend: StreamsBackend, input: Record<string, unknown>) => unknown;

export type Operations = Readonly<Record<string, Operation>>;

/** An operation that runs once its input has proved valid. What returns nothing answers an empty document. */
export function operation<M extends Members>(
  members: M,
  run: (input: InputOf<M>, backend: StreamsBackend) => unknown,
): Operation {
  return (backend, input) => {
    requireNone(checkMembers(members, input));
    return run(input as InputOf<M>, backend) ?? {};
  };
}
