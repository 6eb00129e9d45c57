import { setTimeout as sleep } from 'node:timers/promises';
import type { EntryAnswer } from '../../../lambda/shared/writers/answer';

/** What became of what was put. */
export interface CallFigures {
  /** Records that were taken, and the bytes of their data. */
  readonly records: number;
  readonly bytes: number;
  readonly calls: number;
  /** Entries that were refused; they are put again. */
  readonly refused: number;
}

/** Counts calls and what they took, and keeps why one failed. */
export class CallMeter {
  private readonly counts = { records: 0, bytes: 0, calls: 0, refused: 0 };
  private failure: Error | undefined;

  constructor(private readonly signal?: AbortSignal) {}

  get figures(): CallFigures {
    return { ...this.counts };
  }

  async count<Answer extends EntryAnswer>(
    entries: readonly { readonly Data: Uint8Array }[],
    call: () => Promise<readonly Answer[] | undefined>,
  ): Promise<readonly Answer[] | undefined> {
    this.counts.calls++;
    this.failure = undefined;
    try {
      const answers = await call();
      for (const [i, { Data }] of entries.entries()) this.countEntry(Data.length, answers?.[i]);
      return answers;
    } catch (error) {
      this.failure = error as Error;
      throw error;
    }
  }

  /** Waits before entries are put again; in vain, if the last call got no answer in spite of the retries of the client. */
  async pause(ms: number): Promise<void> {
    if (this.failure !== undefined && !('$fault' in this.failure)) throw this.failure;
    await sleep(ms, undefined, { signal: this.signal });
  }

  /** @throws AbortError once the command is to end */
  requireTime(): void {
    this.signal?.throwIfAborted();
  }

  /** Why entries were never taken. */
  failureOf({ errorCode, errorMessage }: { readonly errorCode: string; readonly errorMessage: string }): Error {
    return this.failure ?? new Error(`${errorCode}: ${errorMessage}`);
  }

  private countEntry(bytes: number, answer: EntryAnswer | undefined): void {
    if (answer === undefined || answer.ErrorCode !== undefined) {
      this.counts.refused++;
    } else {
      this.counts.records++;
      this.counts.bytes += bytes;
    }
  }
}
