import { requireRange } from '../../../private/validation';

const OWNER = 'IcebergPartition';
const LARGEST = 2_147_483_647;

/** How the rows of a table are partitioned by the values of one column. */
export class IcebergPartition {
  /** By the values themselves. */
  public static identity(column: string): IcebergPartition {
    return new IcebergPartition(column, 'identity', column);
  }

  /** By the years of a date or timestamp. */
  public static year(column: string): IcebergPartition {
    return new IcebergPartition(column, 'year');
  }

  /** By the months of a date or timestamp. */
  public static month(column: string): IcebergPartition {
    return new IcebergPartition(column, 'month');
  }

  /** By the days of a date or timestamp. */
  public static day(column: string): IcebergPartition {
    return new IcebergPartition(column, 'day');
  }

  /** By the hours of a timestamp. */
  public static hour(column: string): IcebergPartition {
    return new IcebergPartition(column, 'hour');
  }

  /**
   * By the hashes of the values.
   *
   * @param column the column
   * @param count how many partitions there are
   */
  public static bucket(column: string, count: number): IcebergPartition {
    requireRange(OWNER, 'count', count, 1, LARGEST);
    return new IcebergPartition(column, `bucket[${count}]`, `${column}_bucket`);
  }

  /**
   * By the beginnings of texts, or by whole numbers rounded down.
   *
   * @param column the column
   * @param width how many characters count, or the multiple to round to
   */
  public static truncate(column: string, width: number): IcebergPartition {
    requireRange(OWNER, 'width', width, 1, LARGEST);
    return new IcebergPartition(column, `truncate[${width}]`, `${column}_trunc`);
  }

  private constructor(
    /** The column. */
    public readonly column: string,
    /** The transform, as Apache Iceberg calls it. */
    public readonly transform: string,
    /** The name of the partition field. */
    public readonly fieldName: string = `${column}_${transform}`,
  ) {}
}
