/** Fills at a steady rate up to its capacity. It can be overdrawn: what it owes is paid back at the same rate. */
export class TokenBucket {
  private balance = 0;
  /** When it last was full. Filling from there, not from call to call, adds up no rounding errors. */
  private since = Number.NEGATIVE_INFINITY;

  constructor(
    private capacity: number,
    private readonly perSecond: number,
  ) {}

  available(now: number): number {
    const filled = this.balance + ((now - this.since) * this.perSecond) / 1000;
    if (filled < this.capacity) return filled;
    this.balance = this.capacity;
    this.since = now;
    return this.capacity;
  }

  take(amount: number): void {
    this.balance -= amount;
  }

  resize(capacity: number): void {
    this.capacity = capacity;
  }
}
