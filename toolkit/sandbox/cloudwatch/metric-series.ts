import type { Metric } from './metric';
import { MetricTier } from './metric-tier';
import { ValueSet } from './value-set';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Every period of an alarm or a chart is a multiple of this. */
const FINEST_MS = 10_000;
/** As long as CloudWatch keeps periods of less than a minute. */
const FINEST_KEPT_MS = 3 * HOUR_MS;
/** An alarm with a period of less than an hour looks back a day, and its spare periods. */
const MINUTES_KEPT_MS = 26 * HOUR_MS;
/** The longest an alarm looks back, its spare periods included. */
const HOURS_KEPT_MS = 10 * 24 * HOUR_MS;

/** The values of one metric: by ten seconds for three hours, by the minute for a day, by the hour for longer. */
export class MetricSeries {
  private readonly hours = new MetricTier(HOUR_MS, HOURS_KEPT_MS);
  private readonly minutes = new MetricTier(MINUTE_MS, MINUTES_KEPT_MS, this.hours);
  private readonly finest = new MetricTier(FINEST_MS, FINEST_KEPT_MS, this.minutes);
  private readonly tiers = [this.finest, this.minutes, this.hours];

  constructor(readonly metric: Metric) {}

  /** Where a value of that time is added. */
  slot(time: number): ValueSet {
    return this.finest.slot(time);
  }

  /** All values from one moment until before another. */
  values(start: number, end: number, withDistribution: boolean): ValueSet {
    const values = new ValueSet();
    for (const tier of this.tiers) tier.collect(values, start, end, withDistribution);
    return values;
  }

  /** When the oldest value that is still kept came in. */
  oldest(): number | undefined {
    return this.hours.oldest ?? this.minutes.oldest ?? this.finest.oldest;
  }

  /** Lets go of what is too old. Returns whether anything is left. */
  age(now: number): boolean {
    for (const tier of this.tiers) tier.rollUp(now);
    return this.tiers.some((tier) => !tier.isEmpty);
  }
}
