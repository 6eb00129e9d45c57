import { requirePattern, requireRange } from '../../private/validation';

/** The longest character column of Amazon Redshift, in bytes. */
const LONGEST_VARCHAR = 65_535;

const TYPE_NAME = /^[A-Za-z][\w ,:<>()]*$/;

/**
 * The type of a column, as the AWS Glue Data Catalog and as Amazon Redshift call it.
 */
export class ColumnType {
  /** True or false. */
  public static readonly BOOLEAN = new ColumnType('boolean', 'BOOLEAN');

  /** A whole number of 16 bits; a 32-bit one in the lake, because Parquet readers widen it anyway. */
  public static readonly SMALLINT = new ColumnType('int', 'SMALLINT');

  /** A whole number of 32 bits. */
  public static readonly INTEGER = new ColumnType('int', 'INTEGER');

  /** A whole number of 64 bits. */
  public static readonly BIGINT = new ColumnType('bigint', 'BIGINT');

  /** A floating-point number of 64 bits. */
  public static readonly DOUBLE = new ColumnType('double', 'DOUBLE PRECISION');

  /** A calendar date. */
  public static readonly DATE = new ColumnType('date', 'DATE');

  /** A date and a time of day, without a time zone. */
  public static readonly TIMESTAMP = new ColumnType('timestamp', 'TIMESTAMP');

  /**
   * A text, unbounded in the lake.
   *
   * @param maxLength the most bytes (not characters) the warehouse stores, from 1 to 65,535
   */
  public static text(maxLength: number = LONGEST_VARCHAR): ColumnType {
    requireRange('ColumnType', 'maxLength', maxLength, 1, LONGEST_VARCHAR);
    return new ColumnType('string', `VARCHAR(${maxLength})`);
  }

  /**
   * Any other type.
   *
   * @param hiveType the type in the AWS Glue Data Catalog
   * @param redshiftType the type in Amazon Redshift
   */
  public static of(hiveType: string, redshiftType: string): ColumnType {
    const allowed = 'a type name of letters, digits, spaces, _ , : < > ( )';
    requirePattern('ColumnType', 'hiveType', hiveType, TYPE_NAME, allowed);
    requirePattern('ColumnType', 'redshiftType', redshiftType, TYPE_NAME, allowed);
    return new ColumnType(hiveType, redshiftType);
  }

  private constructor(
    /** The type in the AWS Glue Data Catalog. */
    public readonly hiveType: string,
    /** The type in Amazon Redshift. */
    public readonly redshiftType: string,
  ) {}
}
