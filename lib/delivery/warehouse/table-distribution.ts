/** Which slice of a warehouse holds a row. */
export class TableDistribution {
  /** As Amazon Redshift finds best. */
  public static readonly AUTO = new TableDistribution('AUTO');

  /** One after the other. */
  public static readonly EVEN = new TableDistribution('EVEN');

  /** Each node holds all rows; for small tables that others are joined with. */
  public static readonly ALL = new TableDistribution('ALL');

  /**
   * By the value of a column: rows of one value lie together.
   *
   * @param column its name
   */
  public static key(column: string): TableDistribution {
    return new TableDistribution('KEY', column);
  }

  private constructor(
    /** @internal */
    public readonly _style: string,
    /** @internal */
    public readonly _column?: string,
  ) {}
}
