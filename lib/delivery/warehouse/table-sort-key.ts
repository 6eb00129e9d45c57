import { requireRange } from '../../private/validation';

const MOST_COLUMNS = 400;

/** In which order a warehouse holds rows. */
export class TableSortKey {
  /** As Amazon Redshift finds best. */
  public static readonly AUTO = new TableSortKey('AUTO');

  /**
   * By the values of columns, the first one first.
   *
   * @param columns their names: 1 to 400
   */
  public static compound(...columns: string[]): TableSortKey {
    requireRange('TableSortKey', 'columns', columns.length, 1, MOST_COLUMNS);
    return new TableSortKey('COMPOUND', columns);
  }

  private constructor(
    /** @internal */
    public readonly _style: string,
    /** @internal */
    public readonly _columns?: string[],
  ) {}
}
