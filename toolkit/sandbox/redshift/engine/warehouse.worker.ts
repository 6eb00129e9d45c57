import { parentPort, workerData } from 'node:worker_threads';
import { Engine, StatementFailed } from './engine';
import type { EngineAnswer, EngineCall, EngineFailure } from './engine-request';
import type { EngineOptions } from './open-database';

const port = parentPort;
if (port === null) throw new Error('warehouse.worker runs as a worker thread only');

const engine = Engine.open(workerData as EngineOptions);
let previous: Promise<void> = engine.then(
  () => undefined,
  () => undefined,
);

port.on('message', (call: EngineCall) => {
  previous = previous.then(async () => port.postMessage(await answer(call)));
});

async function answer({ id, request }: EngineCall): Promise<EngineAnswer> {
  try {
    return { id, results: request === undefined ? await close() : await (await engine).run(request) };
  } catch (error) {
    return { id, failure: describe(error) };
  }
}

/** One that never opened has nothing to close. */
async function close(): Promise<[]> {
  await engine.then(
    (opened) => opened.close(),
    () => undefined,
  );
  return [];
}

function describe(error: unknown): EngineFailure {
  if (!(error instanceof StatementFailed)) return { message: (error as Error).message };
  return { message: error.message, sqlState: error.reason.code, statement: error.statement };
}
