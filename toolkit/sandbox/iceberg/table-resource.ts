import { createHash } from 'node:crypto';
import type { OpenTableDefinition } from '../kernel/open-tables';

/** How a template describes a table of Amazon S3 Tables. */
export interface IcebergMetadata {
  readonly IcebergSchema?: {
    readonly SchemaFieldList?: readonly {
      readonly Id?: number | string;
      readonly Name: string;
      readonly Type: string;
      readonly Required?: boolean | string;
    }[];
  };
  readonly IcebergPartitionSpec?: { readonly Fields?: readonly unknown[] };
}

const DIGEST_LENGTH = 8;
const READABLE_LENGTH = 40;

export function icebergDefinition(
  location: string,
  { IcebergSchema, IcebergPartitionSpec }: IcebergMetadata = {},
): OpenTableDefinition {
  const fields = IcebergSchema?.SchemaFieldList ?? [];
  return {
    location,
    columns: fields.map(({ Id, Name, Type, Required }, index) => ({
      id: Number(Id ?? index + 1),
      name: Name,
      type: Type,
      required: String(Required) === 'true',
    })),
    identifierColumns: [],
    isPartitioned: (IcebergPartitionSpec?.Fields ?? []).length > 0,
  };
}

/** Amazon S3 Tables keeps each table in a bucket of its own, whose name ends like this; the rest of it is not documented. */
export function bucketOfTable(tableBucket: string, namespace: string, table: string): string {
  const name = [tableBucket, namespace, table].join('.');
  const digest = createHash('sha256').update(name).digest('hex').slice(0, DIGEST_LENGTH);
  return `${`${namespace}-${table}`.replaceAll('_', '-').slice(0, READABLE_LENGTH)}-${digest}--table-s3`;
}
