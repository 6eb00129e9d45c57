import { parentPort } from 'node:worker_threads';
import { errorPayload, RuntimeError } from './error-payload';
import { EventReader } from './event-reader';
import { invocationContext } from './invocation-context';
import { type Handler, loadHandler } from './load-handler';
import { captureLines } from './output-lines';
import type { InvokeMessage, Report } from './protocol';
import { runHandler, takesCallback } from './run-handler';

const LAST_RUNTIME_WITH_CALLBACKS = 22;

const { env } = process;
const events = new EventReader();

function report(message: Report): void {
  parentPort?.postMessage(message);
}

for (const stream of [process.stdout, process.stderr]) captureLines(stream, (line) => report({ type: 'line', line }));

function crash(error: unknown): void {
  report({ type: 'crashed', payload: errorPayload(error) });
  process.exit(1);
}

process.on('uncaughtException', crash);
process.on('unhandledRejection', (reason) =>
  crash(new RuntimeError('UnhandledPromiseRejection', reason instanceof Error ? String(reason) : `${reason}`)),
);

async function load(): Promise<Handler> {
  const handler = await loadHandler(env.LAMBDA_TASK_ROOT as string, env._HANDLER as string);
  const runtime = Number(/nodejs(\d+)/.exec(env.AWS_EXECUTION_ENV as string)?.[1]);
  if (runtime > LAST_RUNTIME_WITH_CALLBACKS && takesCallback(handler)) {
    throw new RuntimeError(
      'CallbackHandlerDeprecated',
      `nodejs${runtime}.x takes no handler with a callback: return a promise`,
    );
  }
  return handler;
}

async function run(handler: Handler, invoke: InvokeMessage): Promise<string> {
  return runHandler(handler, events.read(invoke.event), invocationContext(invoke, env));
}

load().then((handler) => {
  parentPort?.on('message', (invoke: InvokeMessage) => {
    run(handler, invoke).then(
      (payload) => report({ type: 'returned', payload }),
      (error) => report({ type: 'failed', payload: errorPayload(error) }),
    );
  });
  report({ type: 'ready' });
}, crash);
