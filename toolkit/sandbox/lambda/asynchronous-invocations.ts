import { randomUUID } from 'node:crypto';
import type { SandboxContext } from '../kernel/context';
import type { AsynchronousInvocation, FunctionService, MetricService } from '../kernel/services';
import { functionAddress } from './function-address';

/** Lambda tries a failed asynchronous invocation again after one and after two minutes. */
const RETRY_DELAYS_MS = [60_000, 120_000];

interface AcceptedInvocation extends AsynchronousInvocation {
  readonly acceptedAt: number;
}

/** Invocations that nobody waits for. */
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
    this.schedule({ ...invocation, acceptedAt: this.context.clock.now() }, requestId, 0, RETRY_DELAYS_MS);
    return requestId;
  }

  pending(): readonly string[] {
    return this.waiting === 0 ? [] : [`${this.waiting} asynchronous invocations wait`];
  }

  private schedule(
    invocation: AcceptedInvocation,
    requestId: string,
    delayMs: number,
    retries: readonly number[],
  ): void {
    const weight = invocation.recurring ? 0 : 1;
    this.waiting += weight;
    this.context.clock.schedule(`invoke ${invocation.functionArn}`, delayMs, async () => {
      this.waiting -= weight;
      this.put(invocation, 'AsyncEventAge', this.context.clock.now() - invocation.acceptedAt, 'Milliseconds');
      if (await this.succeeds(invocation, requestId)) return;
      const [retryDelay, ...laterRetries] = retries;
      if (retryDelay !== undefined) return this.schedule(invocation, requestId, retryDelay, laterRetries);
      this.put(invocation, 'AsyncEventsDropped', 1, 'Count');
      const message = `asynchronous invocation ${requestId} of ${invocation.functionArn} failed for good: its event is dropped`;
      this.context.events.emit({ type: 'warning', message });
    });
  }

  private put({ functionArn }: AsynchronousInvocation, name: string, value: number, unit: string): void {
    const dimensions = { FunctionName: functionAddress(functionArn).functionName };
    this.metrics.put({ namespace: 'AWS/Lambda', name, dimensions, value, unit });
  }

  private async succeeds({ functionArn, event }: AsynchronousInvocation, requestId: string): Promise<boolean> {
    try {
      return (await this.functions.invoke(functionArn, event, requestId)).functionError === undefined;
    } catch {
      return false;
    }
  }
}
