import { randomUUID } from 'node:crypto';
import type { ActAs } from '../kernel/acting-services';
import { AwsError } from '../kernel/aws-error';
import { exceedsBytes } from '../kernel/byte-limit';
import type { SandboxContext } from '../kernel/context';
import { executionRole } from '../kernel/execution-role';
import type { RunOutcome } from '../kernel/function-run';
import type { InvocationResult, MetricService } from '../kernel/services';
import { EnvironmentPool } from './environment-pool';
import { environmentVariables } from './environment-variables';
import { ExecutionEnvironment, type RunAllowance } from './execution-environment';
import type { FunctionCode } from './function-code';
import type { FunctionDefinition } from './function-definition';
import { FunctionFaults } from './function-faults';
import { FunctionLog } from './function-log';
import { FunctionMetrics } from './function-metrics';
import { PooledRun } from './pooled-run';
import { failure } from './run-failures';

export const LATEST = '$LATEST';

/** Of a synchronous invocation, in bytes. */
const REQUEST_LIMIT = 6_291_456;
const RESPONSE_LIMIT = 6_291_556;

/** What does not fit is loaded again at the first invocation, in the time that this may take. */
const INIT_LIMIT_MS = 10_000;

export interface FunctionOptions {
  /** The longest a handler may run in real time. Default - the function's timeout */
  readonly longestRunMs?: number;
  /** The longest that loading its code may take in real time. Default - as long as the handler, and 10 seconds at least */
  readonly longestInitMs?: number;
}

/** One function, with an execution environment for each run at a time. */
export class LambdaFunction {
  readonly faults = new FunctionFaults();
  private readonly pools = new Map<string, EnvironmentPool>();
  private readonly metrics: FunctionMetrics;
  private running = 0;

  constructor(
    private readonly context: SandboxContext,
    private readonly services: { readonly metrics: MetricService; readonly as: ActAs<'logs'> },
    readonly definition: FunctionDefinition,
    private readonly code: FunctionCode,
    private readonly options: FunctionOptions,
  ) {
    this.metrics = new FunctionMetrics(services.metrics, definition.functionName);
  }

  /** @throws AwsError `InvalidRuntimeException` when the function does not run here */
  requireRunnable(): void {
    if ('taskRoot' in this.code) return;
    throw new AwsError(
      'InvalidRuntimeException',
      `function ${this.definition.functionName} is not run: ${this.code.unrunnable}`,
      502,
    );
  }

  /** @param qualifier the version or alias that was asked for */
  async invoke(version: string, event: string, requestId: string, qualifier?: string): Promise<InvocationResult> {
    this.requireRunnable();
    this.requireSize(event);
    this.requireConcurrency();
    const time = this.context.clock.now();
    this.metrics.started(time, ++this.running);
    const begun = performance.now();
    const outcome = await this.run(version, event, requestId, qualifier).finally(() => this.running--);
    const durationMs = Math.max(performance.now() - begun, this.context.clock.now() - time);
    this.metrics.ended(time, durationMs, outcome.failed);
    const { functionName } = this.definition;
    const { failed, payload: response } = outcome;
    this.context.events.emit({
      type: 'invocation',
      invocation: { functionName, requestId, time, event, response, failed },
    });
    return { requestId, executedVersion: version, payload: response, ...(failed && { functionError: 'Unhandled' }) };
  }

  async end(): Promise<void> {
    await Promise.all([...this.pools.values()].map((pool) => pool.end()));
  }

  private async run(version: string, event: string, requestId: string, qualifier?: string): Promise<RunOutcome> {
    const { functionArn, timeoutMs } = this.definition;
    const invokedFunctionArn = qualifier === undefined ? functionArn : `${functionArn}:${qualifier}`;
    const invoke = { requestId, invokedFunctionArn, event, timeoutMs };
    const run = new PooledRun(invoke, this.allowance, this.pool(version), this.context.clock);
    const fault = this.faults.runs.strike();
    return withinResponseLimit(fault === undefined ? await run.proceed() : await fault(run));
  }

  private get allowance(): RunAllowance {
    const { longestRunMs: handlerMs = this.definition.timeoutMs, longestInitMs } = this.options;
    return { handlerMs, initMs: longestInitMs ?? Math.max(handlerMs, INIT_LIMIT_MS) };
  }

  private requireSize(event: string): void {
    if (!exceedsBytes(event, REQUEST_LIMIT)) return;
    throw new AwsError(
      'RequestTooLargeException',
      `Request must be smaller than ${REQUEST_LIMIT} bytes for the InvokeFunction operation, got ${Buffer.byteLength(event)}`,
      413,
    );
  }

  private requireConcurrency(): void {
    const { reservedConcurrency = Number.POSITIVE_INFINITY } = this.definition;
    const isThrottled = this.faults.admissions.strike() !== undefined;
    if (!isThrottled && this.running < reservedConcurrency) return;
    this.metrics.throttled();
    throw new AwsError('TooManyRequestsException', 'Rate Exceeded.', 429);
  }

  private pool(version: string): EnvironmentPool {
    const existing = this.pools.get(version);
    if (existing) return existing;
    const pool = new EnvironmentPool(() => this.startEnvironment(version));
    this.pools.set(version, pool);
    return pool;
  }

  private startEnvironment(version: string): ExecutionEnvironment {
    const { taskRoot } = this.code as { taskRoot: string };
    const logStream = `${this.today()}/[${version}]${randomUUID().replaceAll('-', '')}`;
    const services = this.services.as(executionRole(this.definition));
    const log = new FunctionLog(services, this.definition.logGroup, logStream, this.context);
    return new ExecutionEnvironment({
      variables: environmentVariables(this.context, this.definition, { version, taskRoot, logStream }),
      memoryMb: this.definition.memoryMb,
      onLine: (line) => log.write(line),
    });
  }

  private today(): string {
    return new Date(this.context.clock.now()).toISOString().slice(0, 10).replaceAll('-', '/');
  }
}

function withinResponseLimit(outcome: RunOutcome): RunOutcome {
  const { payload } = outcome;
  if (!exceedsBytes(payload, RESPONSE_LIMIT)) return outcome;
  return failure(
    'Function.ResponseSizeTooLarge',
    `Response payload size (${Buffer.byteLength(payload)} bytes) exceeded maximum allowed payload size (${RESPONSE_LIMIT} bytes).`,
  );
}
