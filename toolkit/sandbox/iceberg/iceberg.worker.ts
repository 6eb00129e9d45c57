import { parentPort } from 'node:worker_threads';
import type { SchemaElement } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { OpenTableColumn } from '../kernel/open-tables';
import { columnType } from './column-types';
import type { DataFile, DataFileRequest } from './data-file-protocol';

/** Bounds the memory that a large commit takes as columns. */
const ROW_GROUP_ROWS = 50_000;

parentPort?.on('message', (request: DataFileRequest) => {
  const file = dataFile(request);
  parentPort?.postMessage({ id: request.id, file } satisfies DataFile, [file.buffer as ArrayBuffer]);
});

function dataFile({ columns, rows }: DataFileRequest): Uint8Array {
  const elements = columns.map(elementOf);
  const root: SchemaElement = { name: 'table', num_children: elements.length };
  const writer = new ParquetWriter({ writer: new ByteWriter(), schema: [root, ...elements] });
  for (let from = 0; from < rows.length; from += ROW_GROUP_ROWS) {
    const part = rows.slice(from, from + ROW_GROUP_ROWS);
    const columnData = columns.map(({ name }, i) => ({ name, data: part.map((row) => row[i]) }));
    void writer.write({ columnData, rowGroupSize: part.length });
  }
  // Memory is written at once, so there is nothing to wait for.
  void writer.finish();
  return (writer.writer as ByteWriter).getBytes();
}

/** Readers find a column by its id, whatever its name was when the file was written. */
function elementOf({ id, name, type, required }: OpenTableColumn): SchemaElement {
  const element = columnType(type)?.element as SchemaElement;
  return { ...element, name, field_id: id, repetition_type: required ? 'REQUIRED' : 'OPTIONAL' };
}
