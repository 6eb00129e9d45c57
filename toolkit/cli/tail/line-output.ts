import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** A pipe or a terminal that is written to no faster than it is read. */
export class LineOutput {
  private draining: Promise<unknown> | undefined;
  private failure: Error | undefined;

  /**
   * @param signal ends the waiting
   * @param onBroken called when nobody reads any more
   */
  constructor(
    private readonly stream: Writable,
    private readonly signal: AbortSignal,
    onBroken: () => void,
  ) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      this.failure = error;
      if (error.code === 'EPIPE') onBroken();
    });
  }

  /** @throws AbortError once the command is to end, and why nothing can be written any more */
  async write(text: string): Promise<void> {
    this.signal.throwIfAborted();
    if (this.failure !== undefined) throw this.failure;
    if (this.stream.write(text)) return;
    this.draining ??= once(this.stream, 'drain', { signal: this.signal }).finally(() => {
      this.draining = undefined;
    });
    await this.draining;
  }
}
