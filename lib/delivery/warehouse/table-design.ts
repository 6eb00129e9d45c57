import type { Construct } from 'constructs';
import { requirePattern, requireThat } from '../../private/validation';
import type { TableSchema } from '../table/table-schema';
import { type ColumnEncoding, isEncodingOf } from './column-encoding';
import type { TableDistribution } from './table-distribution';
import type { TableSortKey } from './table-sort-key';

const COLUMN_NAME = /^[a-z_][a-z0-9_]{0,126}$/;
const COLUMN_NAME_WORDS = '1 to 127 lowercase letters, digits and _, not beginning with a digit';

/** How a warehouse holds the rows of its table. */
export interface TableDesign {
  /**
   * Which slice holds a row.
   *
   * @default - by the id of the row, where it has one; else as Amazon Redshift finds best
   */
  readonly distribution?: TableDistribution;

  /**
   * In which order rows are held.
   *
   * @default - by the time of the row, where it has one; else as Amazon Redshift finds best
   */
  readonly sortKey?: TableSortKey;

  /**
   * How the values of columns are compressed, by the names of the columns.
   *
   * @default - as Amazon Redshift finds best
   */
  readonly encodings?: { [column: string]: ColumnEncoding };

  /**
   * Columns which have a value in each row. A row without one fails its COPY. They are told when the table is created.
   *
   * @default - none
   */
  readonly requiredColumns?: string[];

  /**
   * The name of one more column, which numbers the rows from 1 on. It is told when the table is created.
   *
   * @default - none
   */
  readonly identityColumn?: string;
}

/** The design as the set-up takes it; what is not said is left out. Throws unless it fits the columns. */
export function setupDesign(scope: Construct, schema: TableSchema, design: TableDesign = {}): Record<string, unknown> {
  requireDesign(scope, schema, design);
  const { distribution, sortKey, requiredColumns, identityColumn, encodings } = design;
  return {
    DistributionStyle: distribution?._style,
    DistributionColumn: distribution?._column,
    SortStyle: sortKey?._style,
    SortColumns: sortKey?._columns,
    Encodings: encodings,
    RequiredColumns: requiredColumns,
    IdentityColumn: identityColumn,
  };
}

function requireDesign(scope: Construct, schema: TableSchema, design: TableDesign): void {
  const { distribution, sortKey, requiredColumns = [], identityColumn, encodings = {} } = design;
  requireColumns(
    scope,
    'design distribution',
    schema,
    distribution?._column === undefined ? [] : [distribution._column],
  );
  requireColumns(scope, 'design sortKey', schema, sortKey?._columns ?? []);
  requireColumns(scope, 'design requiredColumns', schema, requiredColumns);
  requireColumns(scope, 'design encodings', schema, Object.keys(encodings));
  for (const { name, type } of schema.columns) {
    const encoding = encodings[name];
    const fits = encoding === undefined || isEncodingOf(encoding, type.redshiftType);
    requireThat(fits, scope, 'design encodings', `one for ${type.redshiftType}, as ${name} is`, `${encoding}`);
  }
  requirePattern(scope, 'design identityColumn', identityColumn, COLUMN_NAME, COLUMN_NAME_WORDS);
  const taken = schema.columns.some(({ name }) => name === identityColumn);
  requireThat(!taken, scope, 'design identityColumn', 'another than the columns of the schema', `"${identityColumn}"`);
}

function requireColumns(scope: Construct, prop: string, { columns }: TableSchema, names: string[]): void {
  const unknown = names.find((given) => columns.every(({ name }) => name !== given));
  requireThat(unknown === undefined, scope, prop, 'of columns of the schema', JSON.stringify(unknown));
}
