import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { KinesisClientConfig } from '@aws-sdk/client-kinesis';
import { HTTP1_HANDLER } from './http1-handler';

/** A server in a process of its own. */
export interface Server {
  readonly client: Pick<KinesisClientConfig, 'endpoint' | 'requestHandler'>;
  /** CPU time so far, in microseconds. */
  cpu(): Promise<number>;
  close(): void;
}

const START_LIMIT_MS = 20_000;
/** It takes no free ports by itself. */
const PORTS = { tls: 45_670, plain: 45_680 };

export async function startSandbox(streamName: string, shardCount: number): Promise<Server> {
  const script = path.join(__dirname, 'sandbox-server.ts');
  const child = fork(script, [streamName, String(shardCount)], { execArgv: [...preloads(), '--import', 'tsx'] });
  const [{ endpoint }] = await once(child, 'message', { signal: AbortSignal.timeout(START_LIMIT_MS) });
  return { client: { endpoint }, cpu: () => cpuOf(child), close: () => child.disconnect() };
}

export async function startKinesisLocal(): Promise<Server> {
  const main = require.resolve('kinesis-local');
  const child = fork(main, [], {
    execArgv: preloads(),
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: {
      KINESIS_MOCK_CERT_PATH: path.join(path.dirname(main), 'server.json'),
      KINESIS_MOCK_TLS_PORT: String(PORTS.tls),
      KINESIS_MOCK_PLAIN_PORT: String(PORTS.plain),
      LOG_LEVEL: 'ERROR',
    },
  });
  const client = { endpoint: `http://127.0.0.1:${PORTS.plain}`, requestHandler: HTTP1_HANDLER };
  await untilItAnswers(client.endpoint);
  return { client, cpu: () => cpuOf(child), close: () => child.kill('SIGKILL') };
}

function preloads(): string[] {
  return ['--import', path.join(__dirname, 'answer-cpu.mjs')];
}

async function cpuOf(child: ChildProcess): Promise<number> {
  const answer = once(child, 'message');
  child.send('cpu');
  const [{ cpu }] = await answer;
  return cpu;
}

async function untilItAnswers(address: string): Promise<void> {
  const deadline = performance.now() + START_LIMIT_MS;
  for (;;) {
    try {
      await fetch(address);
      return;
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
