/** Distinct values are told apart by four significant digits: enough for a percentile, and bounded. */
const SIGNIFICANT_DIGITS = 4;

export interface StatisticSet {
  readonly count: number;
  readonly sum: number;
  readonly min: number;
  readonly max: number;
}

/** Values of a metric in a stretch of time, as CloudWatch keeps them: their number, sum, bounds and distribution. */
export class ValueSet {
  count = 0;
  sum = 0;
  min = Number.POSITIVE_INFINITY;
  max = Number.NEGATIVE_INFINITY;
  private readonly distribution = new Map<number, number>();

  add(value: number, count = 1): void {
    this.count += count;
    this.sum += value * count;
    this.min = Math.min(this.min, value);
    this.max = Math.max(this.max, value);
    const bin = Number(value.toPrecision(SIGNIFICANT_DIGITS));
    this.distribution.set(bin, (this.distribution.get(bin) ?? 0) + count);
  }

  /** Their distribution is known only when they are all the same: otherwise no percentile has a part of them. */
  addSet({ count, sum, min, max }: StatisticSet): void {
    if (count <= 0) return;
    if (min === max) {
      this.add(min, count);
      return;
    }
    this.count += count;
    this.sum += sum;
    this.min = Math.min(this.min, min);
    this.max = Math.max(this.max, max);
  }

  merge(other: ValueSet, withDistribution: boolean): void {
    this.count += other.count;
    this.sum += other.sum;
    this.min = Math.min(this.min, other.min);
    this.max = Math.max(this.max, other.max);
    if (!withDistribution) return;
    for (const [bin, count] of other.distribution)
      this.distribution.set(bin, (this.distribution.get(bin) ?? 0) + count);
  }

  /** @param share from 0 to 1 */
  percentile(share: number): number {
    const bins = [...this.distribution].sort(([a], [b]) => a - b);
    let left = Math.ceil(share * bins.reduce((sum, [, count]) => sum + count, 0));
    for (const [bin, count] of bins) {
      left -= count;
      if (left <= 0) return Math.min(Math.max(bin, this.min), this.max);
    }
    return this.max;
  }
}
