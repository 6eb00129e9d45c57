import type { RunOutcome } from '../kernel/function-run';
import type { ExecutionEnvironment, RunAllowance } from './execution-environment';
import type { Invoke } from './runtime/protocol';

/** Keeps execution environments warm between invocations, and starts another when all are busy. */
export class EnvironmentPool {
  private readonly idle: ExecutionEnvironment[] = [];
  private readonly all = new Set<ExecutionEnvironment>();

  constructor(private readonly start: () => ExecutionEnvironment) {}

  async run(invoke: Invoke, allowance: RunAllowance): Promise<RunOutcome> {
    const environment = this.take();
    const outcome = await environment.run(invoke, allowance);
    if (environment.alive) this.idle.push(environment);
    else this.all.delete(environment);
    return outcome;
  }

  /** Ends the environment that was used last, if it is idle. */
  async discard(): Promise<void> {
    const environment = this.idle.pop();
    if (environment === undefined) return;
    this.all.delete(environment);
    await environment.end();
  }

  async end(): Promise<void> {
    await Promise.all([...this.all].map((environment) => environment.end()));
    this.all.clear();
    this.idle.length = 0;
  }

  private take(): ExecutionEnvironment {
    for (let warm = this.idle.pop(); warm !== undefined; warm = this.idle.pop()) {
      if (warm.alive) return warm;
      this.all.delete(warm);
    }
    const environment = this.start();
    this.all.add(environment);
    return environment;
  }
}
