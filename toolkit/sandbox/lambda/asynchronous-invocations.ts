import { randomUUID } from 'node:crypto';
import { AwsError } from '../kernel/aws-error';
import type { SandboxContext } from '../kernel/context';
import type { AsynchronousInvocation, FunctionService, InvocationResult, MetricService } from '../kernel/services';
import type { EventInvokeConfigs } from './event-invoke-config';
import { functionAddress } from './function-address';
import type { InvocationOutcomes } from './invocation-outcomes';
import type { Condition } from './invocation-record';

/** Lambda tries again after one and after two minutes when the function fails. */
const RETRY_DELAYS_MS = [60_000, 120_000];
/** While the function is throttled, the event goes back to the queue for longer and longer. */
const FIRST_BACKOFF_MS = 1_000;
const LONGEST_BACKOFF_MS = 300_000;

interface AcceptedInvocation extends AsynchronousInvocation {
  readonly requestId: string;
  readonly acceptedAt: number;
}

/** What is kept of an invocation for the next process. */
interface WaitingInvocation {
  readonly invocation: AcceptedInvocation;
  readonly progress: Progress;
  /** Milliseconds since the epoch. */
  readonly dueAt: number;
}

/** How far an invocation has come. */
interface Progress {
  /** Runs so far. */
  readonly invokeCount: number;
  /** The wait after it is throttled. */
  readonly backoffMs: number;
  /** Of the last run. */
  readonly result?: InvocationResult;
}

export interface AsynchronousParts {
  readonly functions: FunctionService;
  readonly metrics: MetricService;
  readonly configs: EventInvokeConfigs;
  readonly outcomes: InvocationOutcomes;
  /** Whether the function has a reserved concurrency of zero. */
  readonly neverRuns: (functionArn: string) => boolean;
}

/** Holds a document for each invocation that waits. */
const WAITING = 'lambda/asynchronous';

/**
 * Invocations that nobody waits for. What was accepted is kept until it is settled, so that it outlives the process.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 */
export class AsynchronousInvocations {
  private waiting = 0;

  constructor(
    private readonly context: SandboxContext,
    private readonly parts: AsynchronousParts,
  ) {}

  /** Returns the request id. */
  accept(invocation: AsynchronousInvocation): string {
    const requestId = randomUUID();
    this.put(invocation, 'AsyncEventsReceived', 1, 'Count');
    const accepted = { ...invocation, requestId, acceptedAt: this.context.clock.now() };
    this.schedule(accepted, 0, { invokeCount: 0, backoffMs: FIRST_BACKOFF_MS });
    return requestId;
  }

  /** Goes on with what an earlier process has left. */
  resume(): void {
    const { clock, state } = this.context;
    for (const key of state.keys(WAITING)) {
      const { invocation, progress, dueAt } = state.read<WaitingInvocation>(key) as WaitingInvocation;
      this.schedule(invocation, Math.max(0, dueAt - clock.now()), progress);
    }
  }

  pending(): readonly string[] {
    return this.waiting === 0 ? [] : [`${this.waiting} asynchronous invocations wait`];
  }

  private schedule(invocation: AcceptedInvocation, delayMs: number, progress: Progress): void {
    const weight = invocation.recurring ? 0 : 1;
    this.waiting += weight;
    const { clock, state } = this.context;
    const waiting: WaitingInvocation = { invocation, progress, dueAt: clock.now() + delayMs };
    state.write(stateKey(invocation), waiting);
    clock.schedule(`invoke ${invocation.functionArn}`, delayMs, async () => {
      this.waiting -= weight;
      this.put(invocation, 'AsyncEventAge', this.age(invocation), 'Milliseconds');
      await this.attempt(invocation, progress);
    });
  }

  private async attempt(invocation: AcceptedInvocation, progress: Progress): Promise<void> {
    const result = await this.run(invocation);
    if (result === 'throttled') return this.putBack(invocation, progress);
    const tried = { ...progress, invokeCount: progress.invokeCount + 1, result };
    const succeeded = result !== undefined && result.functionError === undefined;
    return succeeded ? this.settle(invocation, tried, 'Success') : this.retry(invocation, tried);
  }

  private async retry(invocation: AcceptedInvocation, progress: Progress): Promise<void> {
    const { maximumRetries } = this.parts.configs.of(invocation.functionArn);
    const delayMs = RETRY_DELAYS_MS.slice(0, maximumRetries)[progress.invokeCount - 1];
    if (delayMs === undefined) await this.settle(invocation, progress, 'RetriesExhausted');
    else await this.wait(invocation, delayMs, progress);
  }

  private async putBack(invocation: AcceptedInvocation, progress: Progress): Promise<void> {
    const { backoffMs } = progress;
    const later = { ...progress, backoffMs: Math.min(2 * backoffMs, LONGEST_BACKOFF_MS) };
    if (this.parts.neverRuns(invocation.functionArn)) await this.settle(invocation, later, 'ZeroReservedConcurrency');
    else await this.wait(invocation, backoffMs, later);
  }

  private async wait(invocation: AcceptedInvocation, delayMs: number, progress: Progress): Promise<void> {
    const { maximumAgeMs } = this.parts.configs.of(invocation.functionArn);
    if (this.age(invocation) + delayMs <= maximumAgeMs) this.schedule(invocation, delayMs, progress);
    else await this.settle(invocation, progress, 'EventAgeExceeded');
  }

  private async settle(invocation: AcceptedInvocation, progress: Progress, condition: Condition): Promise<void> {
    const { functionArn, requestId, event } = invocation;
    const { invokeCount, result } = progress;
    if (condition !== 'Success') this.put(invocation, 'AsyncEventsDropped', 1, 'Count');
    const time = this.context.clock.now();
    await this.parts.outcomes.tell({ functionArn, requestId, event, condition, invokeCount, result, time });
    this.context.state.remove(stateKey(invocation));
  }

  private age({ acceptedAt }: AcceptedInvocation): number {
    return this.context.clock.now() - acceptedAt;
  }

  private put({ functionArn }: AsynchronousInvocation, name: string, value: number, unit: string): void {
    const dimensions = { FunctionName: functionAddress(functionArn).functionName };
    this.parts.metrics.put({ namespace: 'AWS/Lambda', name, dimensions, value, unit });
  }

  /** Undefined when it could not be invoked at all. */
  private async run({ functionArn, event, requestId }: AcceptedInvocation) {
    try {
      return await this.parts.functions.invoke(functionArn, event, requestId);
    } catch (error) {
      return error instanceof AwsError && error.code === 'TooManyRequestsException' ? 'throttled' : undefined;
    }
  }
}

function stateKey({ requestId }: AcceptedInvocation): string {
  return `${WAITING}/${requestId}`;
}
