import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { parquetReadObjects } from 'hyparquet';
import { objectText } from '../kernel/object-text';

export interface LakeRequest {
  /** Files of objects: Parquet, or rows separated by newlines, compressed by gzip or not. */
  readonly files: readonly string[];
  /** Only these columns. Default - all */
  readonly columns?: readonly string[];
}

export type LakeRow = Record<string, unknown>;

async function rowsOf(file: string, columns?: readonly string[]): Promise<LakeRow[]> {
  const bytes = readFileSync(file);
  if (bytes.subarray(0, 4).toString('latin1') === 'PAR1') {
    const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
    return parquetReadObjects({ file: buffer as ArrayBuffer, columns: columns ? [...columns] : undefined });
  }
  return objectText(bytes)
    .split('\n')
    .filter((line) => line !== '')
    .map(rowOf);
}

/** A line of anything but JSON is a row too, without columns. */
function rowOf(line: string): LakeRow {
  try {
    return Object(JSON.parse(line)) as LakeRow;
  } catch {
    return {};
  }
}

async function main(): Promise<void> {
  const { files, columns } = workerData as LakeRequest;
  for (const file of files) parentPort?.postMessage(await rowsOf(file, columns));
}

void main();
