/** A field of a manifest: an Avro field with the id that Apache Iceberg gives it. */
function field(id: number, name: string, type: unknown) {
  return { name, type, 'field-id': id };
}

function optional(id: number, name: string, type: unknown) {
  return { name, type: ['null', type], default: null, 'field-id': id };
}

function ids(elementId: number) {
  return { type: 'array', items: 'int', 'element-id': elementId };
}

const DATA_FILE = {
  type: 'record',
  name: 'r2',
  fields: [
    field(134, 'content', 'int'),
    field(100, 'file_path', 'string'),
    field(101, 'file_format', 'string'),
    field(102, 'partition', { type: 'record', name: 'r102', fields: [] }),
    field(103, 'record_count', 'long'),
    field(104, 'file_size_in_bytes', 'long'),
    optional(135, 'equality_ids', ids(136)),
  ],
};

/** @see https://iceberg.apache.org/spec/#manifests */
export const MANIFEST = {
  type: 'record',
  name: 'manifest_entry',
  fields: [
    field(0, 'status', 'int'),
    optional(1, 'snapshot_id', 'long'),
    optional(3, 'sequence_number', 'long'),
    optional(4, 'file_sequence_number', 'long'),
    field(2, 'data_file', DATA_FILE),
  ],
};

/** @see https://iceberg.apache.org/spec/#manifest-lists */
export const MANIFEST_LIST = {
  type: 'record',
  name: 'manifest_file',
  fields: [
    field(500, 'manifest_path', 'string'),
    field(501, 'manifest_length', 'long'),
    field(502, 'partition_spec_id', 'int'),
    field(517, 'content', 'int'),
    field(515, 'sequence_number', 'long'),
    field(516, 'min_sequence_number', 'long'),
    field(503, 'added_snapshot_id', 'long'),
    field(504, 'added_files_count', 'int'),
    field(505, 'existing_files_count', 'int'),
    field(506, 'deleted_files_count', 'int'),
    field(512, 'added_rows_count', 'long'),
    field(513, 'existing_rows_count', 'long'),
    field(514, 'deleted_rows_count', 'long'),
  ],
};
