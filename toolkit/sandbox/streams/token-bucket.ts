/** Fills at a steady rate up to its capacity. It can be overdrawn: what it owes is paid back at the same rate. */
export class TokenBucket {
  private balance = 0;
  private filledAt = Number.NEGATIVE_INFINITY;

  constructor(
    private capacity: number,
    private readonly perSecond: number,
  ) {}

  available(now: number): number {
    this.balance = Math.min(this.capacity, this.balance + ((now - this.filledAt) * this.perSecond) / 1000);
    this.filledAt = now;
    return this.balance;
  }

  resize(capacity: number): void {
    this.capacity = capacity;
  }

  take(amount: number): void {
    this.balance -= amount;
  }
}
