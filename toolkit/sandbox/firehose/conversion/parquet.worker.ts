import { parentPort } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import type { SchemaElement } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { recordTexts } from '../joined-records';
import { ColumnBatch } from './column-batch';
import { ConversionError, malformedJson } from './conversion-error';
import { hiveType } from './hive-types';
import { jsonDocuments } from './json-documents';
import type { Conversion, ConversionFailure, ConversionOptions, ConversionRequest } from './protocol';

/** Bounds the memory that a large buffer takes as columns. */
const ROW_GROUP_ROWS = 50_000;

parentPort?.on('message', (request: ConversionRequest) => {
  const conversion = convert(request);
  const transfer = conversion.file === undefined ? [] : [conversion.file.buffer as ArrayBuffer];
  parentPort?.postMessage(conversion, transfer);
});

function convert({ id, options, data, ends }: ConversionRequest): Conversion {
  const writer = parquetWriter(options);
  const batch = new ColumnBatch(options);
  const failures: ConversionFailure[] = [];
  let index = 0;
  let blockBytes = 0;
  for (const text of recordTexts({ data, ends })) {
    const failure = addRecord(batch, text);
    if (failure !== undefined) failures.push({ index, code: failure.code, message: failure.message });
    blockBytes += text.length;
    if (batch.rows >= ROW_GROUP_ROWS || blockBytes >= options.blockBytes) {
      writeRowGroup(writer, batch, options);
      blockBytes = 0;
    }
    index++;
  }
  writeRowGroup(writer, batch, options);
  if (writer.num_rows === 0n) return { id, failures };
  // Memory is written at once, so there is nothing to wait for.
  void writer.finish();
  return { id, failures, file: (writer.writer as ByteWriter).getBytes() };
}

function addRecord(batch: ColumnBatch, text: string): ConversionError | undefined {
  try {
    batch.add(jsonDocuments(text));
    return undefined;
  } catch (error) {
    if (error instanceof ConversionError) return error;
    // Too deep for the parser or for its own text.
    if (error instanceof RangeError) return malformedJson();
    throw error;
  }
}

function parquetWriter({ columns, compression }: ConversionOptions): ParquetWriter {
  const elements = columns.map(({ name, type }): SchemaElement => {
    return { ...(hiveType(type)?.element as SchemaElement), name, repetition_type: 'OPTIONAL' };
  });
  return new ParquetWriter({
    writer: new ByteWriter(),
    schema: [{ name: 'hive_schema', num_children: elements.length }, ...elements],
    codec: compression,
    compressors: { GZIP: (input) => gzipSync(input) },
  });
}

function writeRowGroup(writer: ParquetWriter, batch: ColumnBatch, options: ConversionOptions): void {
  if (batch.rows === 0) return;
  const rowGroupSize = batch.rows;
  const encoding = options.usesDictionaries ? {} : { encoding: 'PLAIN' as const };
  const columnData = batch.take().map((column) => ({ ...column, ...encoding }));
  void writer.write({ columnData, rowGroupSize, pageSize: options.pageBytes });
}
