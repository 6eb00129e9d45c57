import { parentPort } from 'node:worker_threads';
import { loadJq } from 'jq-wasm';
import { recordTexts } from '../../joined-records';
import { JqBatch } from './jq-batch';
import type { JqRequest } from './protocol';

const loading = loadJq();

parentPort?.on('message', async ({ id, query, ...joined }: JqRequest) => {
  const batch = new JqBatch(await loading, query);
  const queryError = batch.queryError();
  const outcomes = queryError === undefined ? batch.run([...recordTexts(joined)]) : [];
  parentPort?.postMessage({ id, outcomes, ...(queryError !== undefined && { queryError }) });
});
