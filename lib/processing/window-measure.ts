import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { requireThat } from '../private/validation';
import { fieldPath } from './field-path';
import { requireResultName } from './result-name';

const OWNER = 'WindowMeasure';

/**
 * What is measured of the lines of a group. A line without the field, or with a null, says nothing of it; one whose field
 * is no number where there must be one counts as malformed.
 *
 * A field is a JSON path of names and indexes, such as `$.order.total`, `$.items[0].price` or `$['unit price']`.
 */
export class WindowMeasure {
  /**
   * How many lines there are. Results of shards add up.
   *
   * @param name A letter, and up to 254 letters, digits, `_` and `-`.
   */
  public static count(name: string): WindowMeasure {
    return new WindowMeasure(name, 'count', Stats.SUM);
  }

  /**
   * The sum of a field. Results of shards add up.
   *
   * @param name A letter, and up to 254 letters, digits, `_` and `-`.
   * @param field Where the number stands.
   */
  public static sum(name: string, field: string): WindowMeasure {
    return new WindowMeasure(name, 'sum', Stats.SUM, field);
  }

  /**
   * The least value of a field. Of the results of shards, the least is that of all.
   *
   * @param name A letter, and up to 254 letters, digits, `_` and `-`.
   * @param field Where the number stands.
   */
  public static min(name: string, field: string): WindowMeasure {
    return new WindowMeasure(name, 'min', Stats.MINIMUM, field);
  }

  /**
   * The greatest value of a field. Of the results of shards, the greatest is that of all.
   *
   * @param name A letter, and up to 254 letters, digits, `_` and `-`.
   * @param field Where the number stands.
   */
  public static max(name: string, field: string): WindowMeasure {
    return new WindowMeasure(name, 'max', Stats.MAXIMUM, field);
  }

  /**
   * A percentile of a field, by a t-digest: exact below 200 values, then within one percent of rank, and
   * closer towards 0 and 100. That of several
   * shards is not greater than the greatest of theirs; exactly it follows from their sketches alone.
   *
   * @param name A letter, and up to 254 letters, digits, `_` and `-`.
   * @param field Where the number stands.
   * @param percentile Above 0 and below 100, such as 99.9.
   */
  public static percentile(name: string, field: string, percentile: number): WindowMeasure {
    const holds = percentile > 0 && percentile < 100;
    requireThat(holds, OWNER, 'percentile', 'above 0 and below 100', `${percentile}`);
    return new WindowMeasure(name, 'percentile', Stats.MAXIMUM, field, percentile);
  }

  /**
   * How many different values a field has, by a HyperLogLog with a standard error of 1.6 %. Results of shards add up where
   * each value keeps to one shard, as with the partition key; otherwise they follow from the sketches alone.
   *
   * @param name A letter, and up to 254 letters, digits, `_` and `-`.
   * @param field Where the string, number or boolean stands.
   */
  public static distinct(name: string, field: string): WindowMeasure {
    return new WindowMeasure(name, 'distinct', Stats.SUM, field);
  }

  /** @internal */
  public readonly _path: (string | number)[];

  private constructor(
    /** Name of the measure in results, and of its metric. */
    public readonly name: string,
    /** @internal */
    public readonly _type: string,
    /** Statistic that puts the metrics of several shards together. */
    public readonly statistic: string,
    field?: string,
    /** @internal */
    public readonly _percentile?: number,
  ) {
    requireResultName(OWNER, 'name', name);
    this._path = field === undefined ? [] : fieldPath(OWNER, 'field', field);
  }
}
