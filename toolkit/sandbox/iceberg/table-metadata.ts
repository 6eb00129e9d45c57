import { isDeepStrictEqual } from 'node:util';
import { AwsError } from '../kernel/aws-error';
import type { OpenTableColumn, OpenTableDefinition } from '../kernel/open-tables';

/** One state of the table. */
export interface Snapshot {
  readonly 'snapshot-id': number;
  readonly 'parent-snapshot-id'?: number;
  readonly 'sequence-number': number;
  readonly 'timestamp-ms': number;
  readonly 'manifest-list': string;
  readonly summary: Readonly<Record<string, string>>;
  readonly 'schema-id': number;
}

export interface Schema {
  readonly type: 'struct';
  readonly 'schema-id': number;
  readonly 'identifier-field-ids'?: readonly number[];
  readonly fields: readonly OpenTableColumn[];
}

/** What a metadata file holds. @see https://iceberg.apache.org/spec/#table-metadata */
export interface TableMetadata {
  readonly 'format-version': 2;
  readonly 'table-uuid': string;
  readonly location: string;
  readonly 'last-sequence-number': number;
  readonly 'last-updated-ms': number;
  readonly 'last-column-id': number;
  readonly 'current-schema-id': number;
  readonly schemas: readonly Schema[];
  readonly 'current-snapshot-id': number;
  readonly snapshots: readonly Snapshot[];
  readonly [member: string]: unknown;
}

const NO_SNAPSHOT = -1;
/** Below the first id that Apache Iceberg gives to a partition field. */
const LAST_PARTITION_ID = 999;

export function icebergSchema(
  columns: readonly OpenTableColumn[],
  identifierColumns: readonly string[],
  schemaId: number,
): Schema {
  const identifiers = columns.filter(({ name }) => identifierColumns.includes(name)).map(({ id }) => id);
  return {
    type: 'struct',
    'schema-id': schemaId,
    ...(identifiers.length > 0 && { 'identifier-field-ids': identifiers }),
    fields: columns.map(({ id, name, type, required }) => ({ id, name, type, required })),
  };
}

/** The metadata of a table without rows. */
export function emptyTable(definition: OpenTableDefinition, uuid: string, now: number): TableMetadata {
  const { location, columns, identifierColumns } = definition;
  return {
    'format-version': 2,
    'table-uuid': uuid,
    location,
    'last-sequence-number': 0,
    'last-updated-ms': now,
    'last-column-id': Math.max(0, ...columns.map(({ id }) => id)),
    'current-schema-id': 0,
    schemas: [icebergSchema(columns, identifierColumns, 0)],
    'default-spec-id': 0,
    'partition-specs': [{ 'spec-id': 0, fields: [] }],
    'last-partition-id': LAST_PARTITION_ID,
    'default-sort-order-id': 0,
    'sort-orders': [{ 'order-id': 0, fields: [] }],
    properties: {},
    'current-snapshot-id': NO_SNAPSHOT,
    refs: {},
    snapshots: [],
    'snapshot-log': [],
    'metadata-log': [],
  };
}

/**
 * The metadata with the columns of a template, which may have more behind those that the table was written with.
 * @throws AwsError for any other change: rows that are there would be read as what they are not
 */
export function withColumns(metadata: TableMetadata, definition: OpenTableDefinition): TableMetadata {
  const { schemas, 'current-schema-id': currentId, 'last-column-id': lastId } = metadata;
  const fields = schemas.find((schema) => schema['schema-id'] === currentId)?.fields ?? [];
  const schema = icebergSchema(definition.columns, definition.identifierColumns, schemas.length);
  const added = schema.fields.slice(fields.length);
  if (!isDeepStrictEqual(schema.fields.slice(0, fields.length), fields) || added.some(({ required }) => required)) {
    const message = `The table at ${definition.location} has been written with other columns: only optional ones may be added, behind them.`;
    throw new AwsError('SchemaChanged', message);
  }
  if (added.length === 0) return metadata;
  return {
    ...metadata,
    schemas: [...schemas, schema],
    'current-schema-id': schema['schema-id'],
    'last-column-id': Math.max(lastId, ...added.map(({ id }) => id)),
  };
}

/**
 * The metadata after a commit.
 * @param previousFile where the metadata lies that it follows; absent for the first
 */
export function withSnapshot(metadata: TableMetadata, snapshot: Snapshot, previousFile?: string): TableMetadata {
  const { 'snapshot-id': id, 'timestamp-ms': time, 'sequence-number': sequenceNumber } = snapshot;
  return {
    ...metadata,
    'last-sequence-number': sequenceNumber,
    'last-updated-ms': time,
    'current-snapshot-id': id,
    refs: { main: { type: 'branch', 'snapshot-id': id } },
    snapshots: [...metadata.snapshots, snapshot],
    'snapshot-log': [...(metadata['snapshot-log'] as object[]), { 'snapshot-id': id, 'timestamp-ms': time }],
    'metadata-log': metadataLog(metadata, previousFile),
  };
}

/** The engines keep as many by default. */
const MOST_PREVIOUS_FILES = 100;

function metadataLog(metadata: TableMetadata, previousFile: string | undefined): object[] {
  const log = metadata['metadata-log'] as object[];
  if (previousFile === undefined) return log;
  const entry = { 'metadata-file': previousFile, 'timestamp-ms': metadata['last-updated-ms'] };
  return [...log, entry].slice(-MOST_PREVIOUS_FILES);
}

export function currentSnapshot({ snapshots, 'current-snapshot-id': id }: TableMetadata): Snapshot | undefined {
  return snapshots.find((snapshot) => snapshot['snapshot-id'] === id);
}

/** What a commit did, as engines show it. */
export function summaryOf(appended: number, deleted: number): Snapshot['summary'] {
  return {
    operation: operationOf(appended, deleted),
    ...(appended > 0 && { 'added-records': String(appended) }),
    ...(deleted > 0 && { 'added-equality-deletes': String(deleted) }),
  };
}

function operationOf(appended: number, deleted: number): string {
  if (deleted === 0) return 'append';
  return appended === 0 ? 'delete' : 'overwrite';
}
