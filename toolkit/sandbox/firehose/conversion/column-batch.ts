import type { CatalogColumn } from '../../kernel/services';
import { hiveTimestamps } from './hive-timestamp';
import { type HiveType, hiveType } from './hive-types';
import type { TimestampReader } from './joda-format';
import type { JsonObject } from './json-documents';
import type { ConversionOptions } from './protocol';

/** Rows as columns. A record adds all its rows or none. */
export class ColumnBatch {
  rows = 0;
  private values: unknown[][];
  private readonly types: readonly HiveType[];
  private readonly indexes: ReadonlyMap<string, number>;
  private readonly indexOfKey = new Map<string, number | undefined>();

  constructor(private readonly options: ConversionOptions) {
    const readTime = options.timestampFormats && hiveTimestamps(options.timestampFormats);
    this.types = options.columns.map((column) => requireType(column, readTime));
    this.indexes = new Map(options.columns.map(({ name }, i) => [name, i]));
    this.values = this.types.map(() => []);
  }

  /** @throws ConversionError when a value does not fit its column */
  add(objects: readonly JsonObject[]): void {
    try {
      for (const [i, object] of objects.entries()) this.fillRow(this.rows + i, object);
    } catch (error) {
      for (const column of this.values) column.length = this.rows;
      throw error;
    }
    this.rows += objects.length;
  }

  /** Gives all rows away and starts anew. */
  take(): { name: string; data: unknown[] }[] {
    const columns = this.options.columns.map(({ name }, i) => ({ name, data: this.values[i] as unknown[] }));
    this.values = this.types.map(() => []);
    this.rows = 0;
    return columns;
  }

  private fillRow(row: number, object: JsonObject): void {
    for (const column of this.values) column[row] = null;
    for (const key in object) {
      const value = object[key];
      const index = this.indexOf(key);
      if (index === undefined || value === null) continue;
      (this.values[index] as unknown[])[row] = (this.types[index] as HiveType).convert(value);
    }
  }

  /** Keys repeat in every row, so each is looked up once. */
  private indexOf(key: string): number | undefined {
    if (!this.indexOfKey.has(key)) this.indexOfKey.set(key, this.indexes.get(this.columnName(key)));
    return this.indexOfKey.get(key);
  }

  private columnName(key: string): string {
    const { columnOfKey, convertsDotsToUnderscores, isCaseInsensitive } = this.options;
    const cased = isCaseInsensitive ? key.toLowerCase() : key;
    const mapped = columnOfKey[cased] ?? cased;
    return convertsDotsToUnderscores ? mapped.replaceAll('.', '_') : mapped;
  }
}

function requireType({ name, type }: CatalogColumn, readTime: TimestampReader | undefined): HiveType {
  const found = hiveType(type, readTime);
  if (found === undefined) throw new Error(`column ${name} has the type ${type}, which is not converted`);
  return found;
}
