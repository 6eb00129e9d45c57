import { randomUUID } from 'node:crypto';
import type { SandboxContext } from '../kernel/context';
import type { FunctionService } from '../kernel/services';

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
  accept(arnOrName: string, event: string): string {
    const requestId = randomUUID();
    this.schedule(arnOrName, event, requestId, 0, RETRY_DELAYS_MS);
    return requestId;
  }

  pending(): readonly string[] {
    return this.waiting === 0 ? [] : [`${this.waiting} asynchronous invocations wait`];
  }

  private schedule(arn: string, event: string, requestId: string, delayMs: number, retries: readonly number[]): void {
    this.waiting++;
    this.context.clock.schedule(`invoke ${arn}`, delayMs, async () => {
      this.waiting--;
      if (await this.succeeds(arn, event, requestId)) return;
      const [retryDelay, ...laterRetries] = retries;
      if (retryDelay !== undefined) return this.schedule(arn, event, requestId, retryDelay, laterRetries);
      const message = `asynchronous invocation ${requestId} of ${arn} failed for good: its event is dropped`;
      this.context.events.emit({ type: 'warning', message });
    });
  }

  private async succeeds(arnOrName: string, event: string, requestId: string): Promise<boolean> {
    try {
      return (await this.functions.invoke(arnOrName, event, requestId)).functionError === undefined;
    } catch {
      return false;
    }
  }
}
