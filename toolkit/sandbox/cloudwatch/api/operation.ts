import type { SandboxContext } from '../../kernel/context';
import type { AlarmBoard } from '../alarm-board';
import type { MetricReader } from '../metric-reader';
import type { Telemetry } from '../telemetry';

/** What operations work on. */
export interface CloudWatchBackend {
  readonly context: SandboxContext;
  readonly telemetry: Telemetry;
  readonly reader: MetricReader;
  readonly board: AlarmBoard;
}

export type Input = Readonly<Record<string, unknown>>;

/** Times in inputs and outputs are seconds since the epoch. What returns nothing answers an empty document. */
export type Operation = (input: Input, backend: CloudWatchBackend) => object | undefined;

export type Operations = Readonly<Record<string, Operation>>;
