import { randomUUID } from 'node:crypto';
import type { Worker } from 'node:worker_threads';
import type { RunOutcome } from '../kernel/function-run';
import { startWorker } from '../kernel/workers';
import { afterWorkingTime } from '../kernel/working-time';
import { exited, timedOut } from './run-failures';
import type { Invoke, InvokeMessage, Report } from './runtime/protocol';

export interface EnvironmentSettings {
  readonly variables: Record<string, string>;
  readonly memoryMb: number;
  readonly onLine: (line: string) => void;
}

/** Real time that a run may take. */
export interface RunAllowance {
  /** For code outside the handler, where that is yet to be loaded. */
  readonly initMs: number;
  readonly handlerMs: number;
}

/** A worker thread that runs a function, one invocation at a time. */
export class ExecutionEnvironment {
  private readonly worker: Worker;
  private answer: (outcome: RunOutcome) => void = () => {};
  private ended: RunOutcome | undefined;
  private requestId = '';
  private lastEvent: string | undefined;
  private readonly ready: Promise<void>;

  constructor(private readonly settings: EnvironmentSettings) {
    this.worker = startWorker('lambda', {
      name: `lambda-${randomUUID()}`,
      env: settings.variables,
      argv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: settings.memoryMb },
    });
    this.ready = new Promise((resolve) => this.listen(resolve));
  }

  /** Whether it can take another invocation. */
  get alive(): boolean {
    return this.ended === undefined;
  }

  async run(invoke: Invoke, allowance: RunAllowance): Promise<RunOutcome> {
    const outcome = await this.execute(invoke, allowance);
    if (outcome.failed) this.settings.onLine(`${invoke.requestId}\tERROR\tInvoke Error\t${outcome.payload}`);
    return outcome;
  }

  async end(): Promise<void> {
    this.ended ??= this.exit('with error: signal: killed');
    await this.worker.terminate();
  }

  private async execute(invoke: Invoke, { initMs, handlerMs }: RunAllowance): Promise<RunOutcome> {
    this.requestId = invoke.requestId;
    this.worker.ref();
    const outcome = new Promise<RunOutcome>((resolve) => {
      this.answer = resolve;
    });
    const started = await this.within(Promise.race([this.ready, outcome]), initMs, invoke.timeoutMs);
    if (started !== undefined) return started;
    this.worker.postMessage(this.messageOf(invoke));
    const result = await this.within(outcome, handlerMs, invoke.timeoutMs);
    // What waits for the end of the thread counts on it to keep the process alive.
    if (this.alive) this.worker.unref();
    return result;
  }

  private messageOf({ event, ...invoke }: Invoke): InvokeMessage {
    if (event === this.lastEvent) return invoke;
    this.lastEvent = event;
    return { ...invoke, event };
  }

  private listen(onReady: () => void): void {
    this.worker.on('message', (report: Report) => {
      if (report.type === 'ready') onReady();
      else if (report.type === 'line') this.settings.onLine(report.line);
      else if (report.type === 'crashed') this.die({ failed: true, payload: report.payload });
      else this.answer({ failed: report.type === 'failed', payload: report.payload });
    });
    // What a handler throws never comes here: the thread itself reports it. This is lack of memory.
    this.worker.on('error', () => this.die(this.exit('with error: signal: killed')));
    this.worker.on('exit', (code) =>
      this.die(this.exit(code === 0 ? 'without providing a reason' : `with error: exit status ${code}`)),
    );
  }

  private die(outcome: RunOutcome): void {
    this.ended ??= outcome;
    this.answer(this.ended);
  }

  private exit(reason: string): RunOutcome {
    return exited(this.requestId, reason);
  }

  /** Waits in real time: a handler that hangs must not hold the sandbox's clock. */
  private within<T>(work: Promise<T>, allowanceMs: number, declaredMs: number): Promise<T | RunOutcome> {
    return new Promise((resolve, reject) => {
      const alarm = afterWorkingTime(allowanceMs, () => {
        resolve(this.timeOut(declaredMs));
        this.end().catch(reject);
      });
      work.then(resolve, reject).finally(() => alarm.cancel());
    });
  }

  private timeOut(declaredMs: number): RunOutcome {
    this.ended = timedOut(this.requestId, declaredMs);
    return this.ended;
  }
}
