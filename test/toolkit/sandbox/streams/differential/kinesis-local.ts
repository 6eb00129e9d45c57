import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';

const START_LIMIT_MS = 15_000;

export interface KinesisLocal {
  readonly endpoint: string;
  close(): Promise<unknown>;
}

/** How long streams and consumers change. What is looked at while it changes takes long enough for a busy machine. */
const WATCHED_CHANGES = { SPLIT_SHARD: '3s', DELETE_STREAM: '1s' };
const OTHER_CHANGES_LAST = '50ms';
const OTHER_CHANGES = [
  'CREATE_STREAM',
  'REGISTER_STREAM_CONSUMER',
  'DEREGISTER_STREAM_CONSUMER',
  'START_STREAM_ENCRYPTION',
  'STOP_STREAM_ENCRYPTION',
  'MERGE_SHARDS',
  'UPDATE_SHARD_COUNT',
  'UPDATE_STREAM_MODE',
];

/** An independent implementation of the service, in a thread of its own. @throws Error when it does not start */
export async function startKinesisLocal(): Promise<KinesisLocal> {
  const main = require.resolve('kinesis-local');
  const port = await freePort();
  const worker = new Worker(main, {
    env: {
      KINESIS_MOCK_CERT_PATH: join(dirname(main), 'server.json'),
      KINESIS_MOCK_PLAIN_PORT: String(port),
      KINESIS_MOCK_TLS_PORT: String(await freePort()),
      LOG_LEVEL: 'ERROR',
      SHARD_LIMIT: '20000',
      ON_DEMAND_STREAM_COUNT_LIMIT: '50',
      ...durations(Object.entries(WATCHED_CHANGES)),
      ...durations(OTHER_CHANGES.map((name) => [name, OTHER_CHANGES_LAST])),
    },
    stdout: true,
    stderr: true,
  });
  const failure = new Promise<never>((_, reject) => worker.once('error', reject));
  const endpoint = `http://127.0.0.1:${port}`;
  try {
    await Promise.race([failure, untilItAnswers(endpoint)]);
  } catch (error) {
    await worker.terminate();
    throw error;
  }
  return { endpoint, close: () => worker.terminate() };
}

function durations(changes: readonly (readonly [name: string, duration: string])[]): Record<string, string> {
  return Object.fromEntries(changes.map(([name, duration]) => [`${name}_DURATION`, duration]));
}

async function untilItAnswers(endpoint: string): Promise<void> {
  const deadline = performance.now() + START_LIMIT_MS;
  while (!(await answers(endpoint))) {
    if (performance.now() > deadline) throw new Error(`kinesis-local does not answer after ${START_LIMIT_MS / 1000} s`);
    await sleep(50);
  }
}

function answers(endpoint: string): Promise<boolean> {
  return fetch(endpoint).then(
    () => true,
    () => false,
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { readonly port: number };
      server.close(() => resolve(port));
    });
  });
}
