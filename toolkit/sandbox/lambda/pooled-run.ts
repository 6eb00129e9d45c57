import type { Clock } from '../kernel/clock';
import type { FunctionRun, RunOutcome } from '../kernel/function-run';
import type { EnvironmentPool } from './environment-pool';
import type { RunAllowance } from './execution-environment';
import { exited, timedOut } from './run-failures';
import type { Invoke } from './runtime/protocol';

/** A run in an execution environment of a pool. */
export class PooledRun implements FunctionRun {
  constructor(
    private readonly invoke: Invoke,
    private readonly allowance: RunAllowance,
    private readonly pool: EnvironmentPool,
    private readonly clock: Clock,
  ) {}

  get event(): string {
    return this.invoke.event;
  }

  proceed(): Promise<RunOutcome> {
    return this.pool.run(this.invoke, this.allowance);
  }

  async exit(reason: string): Promise<RunOutcome> {
    await this.pool.discard();
    return exited(this.invoke.requestId, reason);
  }

  async timeOut(): Promise<RunOutcome> {
    const { requestId, timeoutMs } = this.invoke;
    await this.pool.discard();
    await this.clock.sleep(timeoutMs);
    return timedOut(requestId, timeoutMs);
  }
}
