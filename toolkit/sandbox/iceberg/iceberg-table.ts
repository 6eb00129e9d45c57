import { randomInt, randomUUID } from 'node:crypto';
import type { Clock } from '../kernel/clock';
import {
  type OpenTable,
  type OpenTableColumn,
  type OpenTableCommit,
  type OpenTableDefinition,
  type OpenTableRow,
  RowMismatch,
} from '../kernel/open-tables';
import { columnType } from './column-types';
import {
  type AddedFile,
  type ManifestContent,
  type ManifestFile,
  manifestFile,
  manifestList,
  manifestOf,
} from './manifest';
import type { TableFiles } from './table-files';
import {
  currentSnapshot,
  emptyTable,
  icebergSchema,
  summaryOf,
  type TableMetadata,
  withColumns,
  withSnapshot,
} from './table-metadata';

const MOST_SNAPSHOT_ID = 2 ** 47;

interface Commit {
  readonly snapshotId: number;
  readonly sequenceNumber: number;
  readonly schemaId: number;
}

/** A table of Apache Iceberg, version 2, without partitions: each commit adds a snapshot. */
export class IcebergTable implements OpenTable {
  /** Commits follow one another: each builds on the snapshot before it. */
  private last: Promise<void> = Promise.resolve();

  constructor(
    private readonly clock: Clock,
    readonly definition: OpenTableDefinition,
    private readonly files: TableFiles,
  ) {}

  private get columns(): readonly OpenTableColumn[] {
    return this.definition.columns;
  }

  get whyReadOnly(): string | undefined {
    if (this.definition.isPartitioned) return 'partitioned tables are not written here';
    const other = this.columns.find(({ type }) => columnType(type) === undefined);
    return other && `columns of type ${other.type} are not written here, which ${other.name} is`;
  }

  row(object: Readonly<Record<string, unknown>>): OpenTableRow {
    return this.columns.map((column) => storedValue(column, object));
  }

  async commit(commit: OpenTableCommit): Promise<void> {
    const done = this.last.then(() => this.addSnapshot(commit));
    this.last = done.catch(() => undefined);
    return done;
  }

  private async addSnapshot({ appended, deleted, keys }: OpenTableCommit): Promise<void> {
    const version = await this.files.version();
    const metadata = await this.metadata(version);
    // Readers refuse a log whose times run backwards, as they would after a run whose clock was ahead.
    const now = Math.max(this.clock.now(), metadata['last-updated-ms']);
    const parent = currentSnapshot(metadata);
    const commit = {
      snapshotId: randomInt(1, MOST_SNAPSHOT_ID),
      sequenceNumber: metadata['last-sequence-number'] + 1,
      schemaId: metadata['current-schema-id'],
    };
    const keyColumns = this.columns.filter(({ name }) => keys.includes(name));
    const manifests = [
      ...(parent === undefined ? [] : await this.files.manifests(parent)),
      ...(await this.addFile('deletes', this.project(deleted, keyColumns), keyColumns, commit)),
      ...(await this.addFile('data', appended, this.columns, commit)),
    ];
    const snapshot = {
      'snapshot-id': commit.snapshotId,
      ...(parent !== undefined && { 'parent-snapshot-id': parent['snapshot-id'] }),
      'sequence-number': commit.sequenceNumber,
      'timestamp-ms': now,
      'manifest-list': await this.addManifestList(manifests, commit, parent?.['snapshot-id']),
      summary: summaryOf(appended.length, deleted.length),
      'schema-id': commit.schemaId,
    } as const;
    const next = withSnapshot(metadata, snapshot, this.files.metadataFile(version));
    await this.files.replaceMetadata(version + 1, next);
  }

  private async metadata(version: number): Promise<TableMetadata> {
    if (version > 0) return withColumns(await this.files.metadata(version), this.definition);
    return emptyTable(this.definition, randomUUID(), this.clock.now());
  }

  /** Writes rows, and the manifest that lists their file. */
  private async addFile(
    content: ManifestContent,
    rows: readonly OpenTableRow[],
    columns: readonly OpenTableColumn[],
    commit: Commit,
  ): Promise<ManifestFile[]> {
    if (rows.length === 0) return [];
    const body = await this.files.dataFile(columns, rows);
    const file: AddedFile = {
      content,
      path: await this.files.write(`data/${randomUUID()}.parquet`, body),
      bytes: body.length,
      rows: rows.length,
      ...(content === 'deletes' && { equalityIds: columns.map(({ id }) => id) }),
    };
    const manifest = await manifestOf(file, commit.snapshotId, icebergSchema(this.columns, [], commit.schemaId));
    const path = await this.files.write(`metadata/${randomUUID()}-m0.avro`, manifest);
    return [manifestFile(file, { path, length: manifest.length, ...commit })];
  }

  private async addManifestList(
    manifests: readonly ManifestFile[],
    { snapshotId, sequenceNumber }: Commit,
    parentId: number | undefined,
  ): Promise<string> {
    const list = await manifestList(manifests, {
      'snapshot-id': String(snapshotId),
      'parent-snapshot-id': String(parentId ?? 'null'),
      'sequence-number': String(sequenceNumber),
    });
    return this.files.write(`metadata/snap-${snapshotId}-1-${randomUUID()}.avro`, list);
  }

  private project(rows: readonly OpenTableRow[], columns: readonly OpenTableColumn[]): OpenTableRow[] {
    const places = columns.map((column) => this.columns.indexOf(column));
    return rows.map((row) => places.map((place) => row[place]));
  }
}

function storedValue({ name, type, required }: OpenTableColumn, object: Readonly<Record<string, unknown>>): unknown {
  if (!Object.hasOwn(object, name)) {
    throw new RowMismatch('MissingColumnWithinRecord', `The record has no field for the column ${name}.`);
  }
  const value = object[name];
  if (value === null && !required) return null;
  const stored = value === null ? undefined : columnType(type)?.store(value);
  if (stored === undefined) {
    throw new RowMismatch('SchemaTypeMismatch', `The field ${name} does not fit the type ${type}.`);
  }
  return stored;
}
