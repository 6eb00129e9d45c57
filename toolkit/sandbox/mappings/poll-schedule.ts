/** A shared iterator is read once a second. */
export const POLL_INTERVAL_MS = 1000;

/** Knows when a shard is to be read next. An idle shard is not read at all until something happens to its stream. */
export class PollSchedule {
  private lastRead: number | undefined;
  private signalled = true;
  /** The last read did not show that there is no more. */
  private more = false;
  private behind = false;

  /** @param pushed records come as soon as they are put, as they do to a consumer with enhanced fan-out */
  constructor(private readonly pushed: boolean) {}

  /** Nothing is left unread, as far as anyone knows. */
  get quiet(): boolean {
    return !this.signalled && !this.more;
  }

  /** Something happened to the stream. Returns whether that is news. */
  signal(): boolean {
    const isNews = !this.signalled;
    this.signalled = true;
    return isNews;
  }

  /** @param behind more is known to be there, so that the next read does not wait for its turn */
  read(now: number, found: { readonly more: boolean; readonly behind: boolean }): void {
    this.lastRead = now;
    this.signalled = false;
    this.more = found.more;
    this.behind = found.behind;
  }

  /** The stream did not admit a read: the next one waits for its turn. */
  refused(now: number): void {
    this.read(now, { more: true, behind: false });
  }

  /**
   * Undefined while there is nothing to read.
   * @param pushesInMs of a cursor that records are pushed to
   */
  nextAt(now: number, pushesInMs = 0): number | undefined {
    if (this.quiet) return undefined;
    const atOnce = this.lastRead === undefined || this.behind || (this.signalled && this.pushed);
    const next = atOnce ? now : this.nextTurn(now, this.lastRead ?? now);
    return Number.isFinite(pushesInMs) ? Math.max(next, now + pushesInMs) : next;
  }

  private nextTurn(now: number, lastRead: number): number {
    const intervals = Math.max(1, Math.ceil((now - lastRead) / POLL_INTERVAL_MS));
    return lastRead + intervals * POLL_INTERVAL_MS;
  }
}
