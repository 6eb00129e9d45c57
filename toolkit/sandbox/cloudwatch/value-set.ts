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
  /** How often each value was seen; absent while all are the same, as most are of most metrics. */
  private distribution: Map<number, number> | undefined;

  add(value: number, count = 1): void {
    if (!this.isAll(value)) see(this.tellApart(), binOf(value), count);
    this.extend({ count, sum: value * count, min: value, max: value });
  }

  /** Their distribution is known only when they are all the same: otherwise no percentile has a part of them. */
  addSet(set: StatisticSet): void {
    if (set.count <= 0) return;
    if (set.min === set.max) {
      this.add(set.min, set.count);
      return;
    }
    this.tellApart();
    this.extend(set);
  }

  merge(other: ValueSet, withDistribution: boolean): void {
    if (withDistribution && other.count > 0) this.mergeDistribution(other);
    this.extend(other);
  }

  /** @param share from 0 to 1 */
  percentile(share: number): number {
    if (this.distribution === undefined) return this.min;
    const bins = [...this.distribution].sort(([a], [b]) => a - b);
    let left = Math.ceil(share * bins.reduce((sum, [, count]) => sum + count, 0));
    for (const [bin, count] of bins) {
      left -= count;
      if (left <= 0) return Math.min(Math.max(bin, this.min), this.max);
    }
    return this.max;
  }

  private mergeDistribution(other: ValueSet): void {
    if (other.distribution === undefined && this.isAll(other.min)) return;
    const mine = this.tellApart();
    for (const [bin, count] of other.distribution ?? [[binOf(other.min), other.count] as const]) see(mine, bin, count);
  }

  private extend({ count, sum, min, max }: StatisticSet): void {
    this.count += count;
    this.sum += sum;
    this.min = Math.min(this.min, min);
    this.max = Math.max(this.max, max);
  }

  private isAll(value: number): boolean {
    return this.distribution === undefined && (this.count === 0 || (this.min === value && this.max === value));
  }

  private tellApart(): Map<number, number> {
    this.distribution ??= new Map(this.count > 0 ? [[binOf(this.min), this.count]] : []);
    return this.distribution;
  }
}

function see(distribution: Map<number, number>, bin: number, count: number): void {
  distribution.set(bin, (distribution.get(bin) ?? 0) + count);
}

function binOf(value: number): number {
  return Number(value.toPrecision(SIGNIFICANT_DIGITS));
}
