import { qualified } from './relation';
import { type Column, invalid, matching, memberOf, name, type Properties } from './request';

/** Which slice holds a row: by its style, or by a column. */
export interface Distribution {
  readonly style: string;
  readonly column?: string;
}

/** How the rows of a table are held; what is absent is left to the warehouse. */
export interface Design {
  readonly distribution?: Distribution;
  /** The words of CREATE TABLE, such as `SORTKEY AUTO`. */
  readonly sortKey?: string;
  readonly encodings: Readonly<Record<string, string>>;
  readonly requiredColumns: readonly string[];
  readonly identityColumn?: string;
}

const STYLE = /^(?:AUTO|EVEN|ALL)$/;
const ENCODING = /^[A-Z0-9]{3,9}$/;

export interface TableColumns {
  readonly columns: readonly Column[];
  readonly idColumn?: string;
  readonly timeColumn?: string;
}

/** Rows lie by their id and in the order of their time, where nothing else is asked for. */
export function parseDesign(properties: Properties, table: TableColumns): Design {
  const { RequiredColumns, IdentityColumn } = properties;
  return {
    distribution: distributionOf(properties, table),
    sortKey: sortKeyOf(properties, table),
    encodings: encodingsOf(properties.Encodings, table.columns),
    requiredColumns: membersOf(table.columns, 'RequiredColumns', RequiredColumns ?? []),
    identityColumn: IdentityColumn === undefined ? undefined : name('IdentityColumn', IdentityColumn),
  };
}

/** A column in the definition of its table. */
export function columnDefinition({ name: column, type }: Column, { encodings, requiredColumns }: Design): string {
  const encoding = encodings[column];
  return [
    `"${column}" ${type}`,
    ...(requiredColumns.includes(column) ? ['NOT NULL'] : []),
    ...(encoding === undefined ? [] : [`ENCODE ${encoding}`]),
  ].join(' ');
}

/** What follows the columns in the definition of a table. */
export function tableAttributes({ distribution, sortKey }: Design): string[] {
  const { style, column } = distribution ?? {};
  return [
    ...(style === undefined ? [] : [`DISTSTYLE ${style}`]),
    ...(column === undefined ? [] : [`DISTKEY ("${column}")`]),
    ...(sortKey === undefined ? [] : [sortKey]),
  ];
}

/** What changes how a table that stands holds its rows; each runs outside of a transaction. */
export function alterDesign(tableName: string, wanted: Design, old: Design): string[] {
  const alter = `ALTER TABLE ${qualified(tableName)} ALTER`;
  const encodings = Object.entries(wanted.encodings).filter(([column, encoding]) => old.encodings[column] !== encoding);
  const [distribution, before] = [alteredDistribution(wanted), alteredDistribution(old)];
  return [
    ...(distribution === before ? [] : [`${alter} ${distribution}`]),
    ...(wanted.sortKey === old.sortKey ? [] : [`${alter} ${wanted.sortKey ?? 'SORTKEY AUTO'}`]),
    ...encodings.map(([column, encoding]) => `${alter} COLUMN "${column}" ENCODE ${encoding}`),
  ];
}

function alteredDistribution({ distribution }: Design): string {
  const { style = 'AUTO', column } = distribution ?? {};
  return column === undefined ? `DISTSTYLE ${style}` : `DISTSTYLE ${style} DISTKEY "${column}"`;
}

function distributionOf(properties: Properties, { columns, idColumn }: TableColumns): Distribution | undefined {
  const { DistributionStyle, DistributionColumn = DistributionStyle === undefined ? idColumn : undefined } = properties;
  const column = memberOf(columns, 'DistributionColumn', DistributionColumn);
  if (column !== undefined) return { style: 'KEY', column };
  if (DistributionStyle === undefined) return undefined;
  return { style: matching('DistributionStyle', DistributionStyle, STYLE, 'AUTO, EVEN or ALL') };
}

function sortKeyOf({ SortStyle, SortColumns }: Properties, { columns, timeColumn }: TableColumns): string | undefined {
  if (SortStyle === 'AUTO') return 'SORTKEY AUTO';
  const byDefault = timeColumn === undefined ? [] : [timeColumn];
  const members = membersOf(columns, 'SortColumns', SortColumns ?? byDefault);
  return members.length === 0 ? undefined : `SORTKEY (${members.map((column) => `"${column}"`).join(', ')})`;
}

function membersOf(columns: readonly Column[], prop: string, value: unknown): string[] {
  if (!Array.isArray(value)) throw invalid(prop, 'a list of columns', value);
  return value.map((member) => memberOf(columns, prop, member) as string);
}

function encodingsOf(value: unknown, columns: readonly Column[]): Record<string, string> {
  const entries = Object.entries((value ?? {}) as Properties);
  return Object.fromEntries(
    entries.map(([column, encoding]) => [
      memberOf(columns, 'Encodings', column),
      matching('Encodings', encoding, ENCODING, 'names of encodings'),
    ]),
  );
}
