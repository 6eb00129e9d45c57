import type { OpenTableColumn, OpenTableDefinition } from '../kernel/open-tables';
import type { CatalogColumn } from '../kernel/services';

/** How a template describes a table of the Data Catalog. */
export interface TableInput {
  readonly Name?: string;
  readonly Parameters?: Readonly<Record<string, unknown>>;
  readonly PartitionKeys?: readonly unknown[];
  readonly StorageDescriptor?: {
    readonly Columns?: readonly { readonly Name: string; readonly Type?: string }[];
    readonly Location?: string;
  };
}

/** Where Hive and Apache Iceberg do not use the same word. */
const ICEBERG_TYPES: Readonly<Record<string, string>> = {
  bigint: 'long',
  integer: 'int',
  smallint: 'int',
  tinyint: 'int',
};

export function columnsOf({ StorageDescriptor }: TableInput): CatalogColumn[] {
  const columns = StorageDescriptor?.Columns ?? [];
  return columns.map(({ Name, Type }) => ({ name: Name.toLowerCase(), type: Type ?? 'string' }));
}

export function isIceberg({ Parameters }: TableInput): boolean {
  return String(Parameters?.table_type).toUpperCase() === 'ICEBERG';
}

/** @throws Error when it has no location */
export function openDefinition(input: TableInput): OpenTableDefinition {
  const location = input.StorageDescriptor?.Location;
  if (location === undefined)
    throw new Error('StorageDescriptor.Location must be set for an open table, got undefined');
  return {
    location,
    columns: columnsOf(input).map(icebergColumn),
    identifierColumns: [],
    isPartitioned: (input.PartitionKeys ?? []).length > 0,
  };
}

function icebergColumn({ name, type }: CatalogColumn, index: number): OpenTableColumn {
  const hiveType = type.toLowerCase();
  const icebergType = /^(var)?char\(/.test(hiveType) ? 'string' : (ICEBERG_TYPES[hiveType] ?? hiveType);
  return { id: index + 1, name, type: icebergType, required: false };
}
