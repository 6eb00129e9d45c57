import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VirtualClock } from '../../toolkit/sandbox/kernel/virtual-clock';
import { Sandbox } from '../../toolkit/sandbox/sandbox';
import type { AppRun } from './app-run';
import { runAutoscaledStream } from './runs/autoscaled-stream';
import { runCompose } from './runs/compose';
import { runCrossAccountStream } from './runs/cross-account-stream';
import { runDirectPut } from './runs/direct-put';
import { runFirehoseWriter } from './runs/firehose-writer';
import { runLogAnalytics } from './runs/log-analytics';
import { runOwnHandler } from './runs/own-handler';
import { runPrivatePipeline } from './runs/private-pipeline';
import { runPrivateWarehouse } from './runs/private-warehouse';
import { runRedrive } from './runs/redrive';
import { runWindowedSales } from './runs/windowed-sales';

const ROOT = join(__dirname, '../..');
/** The day after that of the generated lines, half an hour before what apps do at night. */
const START = Date.UTC(2026, 0, 6, 2, 30);

/** By the file of the app. */
export const APP_RUNS: Readonly<Record<string, AppRun>> = {
  'bin/log-analytics.ts': runLogAnalytics,
  'examples/autoscaled-stream.ts': runAutoscaledStream,
  'examples/compose.ts': runCompose,
  'examples/cross-account-stream.ts': runCrossAccountStream,
  'examples/direct-put.ts': runDirectPut,
  'examples/firehose-writer.ts': runFirehoseWriter,
  'examples/own-handler.ts': runOwnHandler,
  'examples/private-pipeline.ts': runPrivatePipeline,
  'examples/private-warehouse.ts': runPrivateWarehouse,
  'examples/redrive.ts': runRedrive,
  'examples/windowed-sales.ts': runWindowedSales,
};

/** Starts an app beside what it imports, if a template of that lies beside it. */
export function startApp(app: string, assembly: string): Promise<Sandbox> {
  const file = join(ROOT, app.replace(/\.ts$/, '.existing.json'));
  const existing = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  return Sandbox.start({ assembly, existing, clock: new VirtualClock(START) });
}
