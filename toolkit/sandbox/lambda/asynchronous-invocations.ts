import { randomUUID } from 'node:crypto';
import type { SandboxContext } from '../kernel/context';
import type { AsynchronousInvocation, FunctionService } from '../kernel/services';

/** Lambda tries a failed asynchronous invocation again after one and after two minutes. */
const RETRY_DELAYS_MS = [60_000, 120_000];

/** Invocations that nobody waits for. */
export class AsynchronousInvocations {
  private waiting = 0;

  constructor(
    private readonly context: SandboxContext,
    private readonly functions: FunctionService,
  ) {}

  /** Returns the request id. */
  accept(invocation: AsynchronousInvocation): string {
    const requestId = randomUUID();
    this.schedule(invocation, requestId, 0, RETRY_DELAYS_MS);
    return requestId;
  }

  pending(): readonly string[] {
    return this.waiting === 0 ? [] : [`${this.waiting} asynchronous invocations wait`];
  }

  private schedule(
    invocation: AsynchronousInvocation,
    requestId: string,
    delayMs: number,
    retries: readonly number[],
  ): void {
    const weight = invocation.recurring ? 0 : 1;
    this.waiting += weight;
    this.context.clock.schedule(`invoke ${invocation.functionArn}`, delayMs, async () => {
      this.waiting -= weight;
      if (await this.succeeds(invocation, requestId)) return;
      const [retryDelay, ...laterRetries] = retries;
      if (retryDelay !== undefined) return this.schedule(invocation, requestId, retryDelay, laterRetries);
      const message = `asynchronous invocation ${requestId} of ${invocation.functionArn} failed for good: its event is dropped`;
      this.context.events.emit({ type: 'warning', message });
    });
  }

  private async succeeds({ functionArn, event }: AsynchronousInvocation, requestId: string): Promise<boolean> {
    try {
      return (await this.functions.invoke(functionArn, event, requestId)).functionError === undefined;
    } catch {
      return false;
    }
  }
}
