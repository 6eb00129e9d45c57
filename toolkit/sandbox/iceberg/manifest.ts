import { avroFile, avroRecords } from './avro-file';
import { MANIFEST, MANIFEST_LIST } from './manifest-schemas';
import type { Schema } from './table-metadata';

/** What a manifest lists: files of rows, or files that name the rows which go. */
export type ManifestContent = 'data' | 'deletes';

export interface AddedFile {
  readonly content: ManifestContent;
  readonly path: string;
  readonly bytes: number;
  readonly rows: number;
  /** Of the columns by which rows go. */
  readonly equalityIds?: readonly number[];
}

/** A manifest as a manifest list names it. */
export type ManifestFile = Readonly<Record<ManifestNumber, number>> & { readonly manifest_path: string };

type ManifestNumber =
  | `${'added' | 'existing' | 'deleted'}_${'files' | 'rows'}_count`
  | 'manifest_length'
  | 'partition_spec_id'
  | 'content'
  | 'sequence_number'
  | 'min_sequence_number'
  | 'added_snapshot_id';

const ADDED = 1;
const DATA_CONTENT = 0;
const EQUALITY_DELETES = 2;

/** The manifest of one file that a snapshot adds; the file takes its sequence number from the manifest. */
export function manifestOf(file: AddedFile, snapshotId: number, schema: Schema): Promise<Buffer> {
  const entry = {
    status: ADDED,
    snapshot_id: snapshotId,
    sequence_number: null,
    file_sequence_number: null,
    data_file: {
      content: file.content === 'data' ? DATA_CONTENT : EQUALITY_DELETES,
      file_path: file.path,
      file_format: 'PARQUET',
      partition: {},
      record_count: file.rows,
      file_size_in_bytes: file.bytes,
      equality_ids: file.equalityIds ?? null,
    },
  };
  return avroFile(MANIFEST, [entry], {
    schema: JSON.stringify(schema),
    'schema-id': String(schema['schema-id']),
    'partition-spec': '[]',
    'partition-spec-id': '0',
    'format-version': '2',
    content: file.content,
  });
}

/** A manifest of one file, as a manifest list names it. */
export function manifestFile(
  { content, rows }: AddedFile,
  manifest: {
    readonly path: string;
    readonly length: number;
    readonly sequenceNumber: number;
    readonly snapshotId: number;
  },
): ManifestFile {
  return {
    manifest_path: manifest.path,
    manifest_length: manifest.length,
    partition_spec_id: 0,
    content: content === 'data' ? 0 : 1,
    sequence_number: manifest.sequenceNumber,
    min_sequence_number: manifest.sequenceNumber,
    added_snapshot_id: manifest.snapshotId,
    added_files_count: 1,
    existing_files_count: 0,
    deleted_files_count: 0,
    added_rows_count: rows,
    existing_rows_count: 0,
    deleted_rows_count: 0,
  };
}

/** The manifests of a snapshot, those of the snapshots before it included. */
export function manifestList(
  manifests: readonly ManifestFile[],
  snapshot: Readonly<Record<'snapshot-id' | 'parent-snapshot-id' | 'sequence-number', string>>,
): Promise<Buffer> {
  return avroFile(MANIFEST_LIST, manifests, { ...snapshot, 'format-version': '2' });
}

export async function manifestsIn(list: Buffer): Promise<ManifestFile[]> {
  return (await avroRecords(list)) as ManifestFile[];
}
