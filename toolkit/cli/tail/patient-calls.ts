import { backoffMs } from '../../../lambda/shared/writers/backoff';
import { refusalOfCall } from '../../../lambda/shared/writers/refusal';

/** Waits by the clock; rejects when the command is to end. */
export type Pause = (ms: number) => Promise<void>;

/** Makes calls again that a service refused because it is busy, and those it did not answer after it had answered before. */
export class PatientCalls {
  private retries = 0;
  private isReached = false;

  constructor(readonly pause: Pause) {}

  /** Calls that were made again. */
  get repeated(): number {
    return this.retries;
  }

  /** @throws what no waiting mends */
  async make<Answer>(call: () => Promise<Answer>): Promise<Answer> {
    for (let failures = 1; ; failures++) {
      try {
        const answer = await call();
        this.isReached = true;
        return answer;
      } catch (error) {
        await this.waitAfter(error, failures);
      }
    }
  }

  /** @throws the error itself, if it does not pass by waiting */
  async waitAfter(error: unknown, failures: number): Promise<void> {
    if (!this.passes(error)) throw error;
    this.retries++;
    await this.pause(backoffMs(failures, Math.random));
  }

  private passes(error: unknown): boolean {
    const { $metadata, $fault, code } = Object(error);
    const isOfNetwork = $fault === undefined && ($metadata !== undefined || code !== undefined);
    return isOfNetwork ? this.isReached : $fault !== undefined && !refusalOfCall(error).isFinal;
  }
}
