import type { Clock } from '../kernel/clock';
import type { Message } from './message';

const INTERVAL_MS = 5 * 60_000;

/** What a FIFO queue has taken in the last five minutes, by deduplication id; the process forgets it when it ends. */
export class Deduplication {
  private readonly taken = new Map<string, { readonly at: number; readonly message: Message }>();

  constructor(private readonly clock: Clock) {}

  once(id: string | undefined, send: () => Message): Message {
    if (id === undefined) return send();
    this.forget();
    const earlier = this.taken.get(id);
    if (earlier !== undefined) return earlier.message;
    const message = send();
    this.taken.set(id, { at: this.clock.now(), message });
    return message;
  }

  private forget(): void {
    for (const [id, { at }] of this.taken) {
      if (this.clock.now() - at < INTERVAL_MS) return;
      this.taken.delete(id);
    }
  }
}
