import { startWorker } from '../kernel/workers';
import type { LakeRequest, LakeRow } from './lake.worker';

export type { LakeRow } from './lake.worker';

/** Reads the rows of delivered objects in a worker thread, one batch of rows a file. */
export function readRows(request: LakeRequest, onRows: (rows: LakeRow[]) => void): Promise<void> {
  if (request.files.length === 0) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const worker = startWorker('lake', { workerData: request });
    worker.on('message', onRows);
    worker.on('error', reject);
    worker.on('exit', () => resolve());
  });
}
