import { randomUUID } from 'node:crypto';
import { AwsError } from '../kernel/aws-error';
import type { SandboxContext } from '../kernel/context';
import type { AsynchronousInvocation, FunctionService, MetricService } from '../kernel/services';
import { functionAddress } from './function-address';

/** Lambda tries again after one and after two minutes when the function fails. */
const RETRY_DELAYS_MS = [60_000, 120_000];
/** While the function is throttled, the event goes back to the queue for longer and longer. */
const LONGEST_BACKOFF_MS = 300_000;
const LONGEST_AGE_MS = 6 * 3_600_000;

type Outcome = 'succeeded' | 'failed' | 'throttled';

interface AcceptedInvocation extends AsynchronousInvocation {
  readonly requestId: string;
  readonly acceptedAt: number;
}

/** What is left to try. */
interface Retries {
  readonly delaysMs: readonly number[];
  /** The wait after it is throttled. */
  readonly backoffMs: number;
}

/**
 * Invocations that nobody waits for.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 */
export class AsynchronousInvocations {
  private waiting = 0;

  constructor(
    private readonly context: SandboxContext,
    private readonly functions: FunctionService,
    private readonly metrics: MetricService,
  ) {}

  /** Returns the request id. */
  accept(invocation: AsynchronousInvocation): string {
    const requestId = randomUUID();
    this.put(invocation, 'AsyncEventsReceived', 1, 'Count');
    const accepted = { ...invocation, requestId, acceptedAt: this.context.clock.now() };
    this.schedule(accepted, 0, { delaysMs: RETRY_DELAYS_MS, backoffMs: 1_000 });
    return requestId;
  }

  pending(): readonly string[] {
    return this.waiting === 0 ? [] : [`${this.waiting} asynchronous invocations wait`];
  }

  private schedule(invocation: AcceptedInvocation, delayMs: number, retries: Retries): void {
    const weight = invocation.recurring ? 0 : 1;
    this.waiting += weight;
    this.context.clock.schedule(`invoke ${invocation.functionArn}`, delayMs, async () => {
      this.waiting -= weight;
      this.put(invocation, 'AsyncEventAge', this.age(invocation), 'Milliseconds');
      const outcome = await this.run(invocation);
      if (outcome === 'failed') this.retry(invocation, retries);
      if (outcome === 'throttled') this.putBack(invocation, retries);
    });
  }

  private retry(invocation: AcceptedInvocation, { delaysMs: [delayMs, ...later], backoffMs }: Retries): void {
    if (delayMs === undefined) this.drop(invocation);
    else this.schedule(invocation, delayMs, { delaysMs: later, backoffMs });
  }

  private putBack(invocation: AcceptedInvocation, { delaysMs, backoffMs }: Retries): void {
    if (this.age(invocation) + backoffMs > LONGEST_AGE_MS) this.drop(invocation);
    else this.schedule(invocation, backoffMs, { delaysMs, backoffMs: Math.min(2 * backoffMs, LONGEST_BACKOFF_MS) });
  }

  private drop(invocation: AcceptedInvocation): void {
    this.put(invocation, 'AsyncEventsDropped', 1, 'Count');
    const { requestId, functionArn } = invocation;
    const message = `asynchronous invocation ${requestId} of ${functionArn} failed for good: its event is dropped`;
    this.context.events.emit({ type: 'warning', message });
  }

  private age({ acceptedAt }: AcceptedInvocation): number {
    return this.context.clock.now() - acceptedAt;
  }

  private put({ functionArn }: AsynchronousInvocation, name: string, value: number, unit: string): void {
    const dimensions = { FunctionName: functionAddress(functionArn).functionName };
    this.metrics.put({ namespace: 'AWS/Lambda', name, dimensions, value, unit });
  }

  private async run({ functionArn, event, requestId }: AcceptedInvocation): Promise<Outcome> {
    try {
      const { functionError } = await this.functions.invoke(functionArn, event, requestId);
      return functionError === undefined ? 'succeeded' : 'failed';
    } catch (error) {
      return error instanceof AwsError && error.code === 'TooManyRequestsException' ? 'throttled' : 'failed';
    }
  }
}
