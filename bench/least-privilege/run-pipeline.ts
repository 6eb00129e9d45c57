import { putLines } from '../../test/end-to-end/log-analytics-app';
import { generatedSource } from '../../toolkit/cli/produce/generated-lines';
import { lakeFigures } from '../../toolkit/cli/run/lake-figures';
import { warehouseFigures } from '../../toolkit/cli/run/warehouse-figures';
import type { Fault } from '../../toolkit/sandbox/faults';
import { VirtualClock } from '../../toolkit/sandbox/kernel/virtual-clock';
import { Sandbox } from '../../toolkit/sandbox/sandbox';

/** 2026-01-05, the day of the lines. */
const START = Date.UTC(2026, 0, 5, 12);
const MINUTE_MS = 60_000;
/** Enough for all faults to pass, all retries to come round and all buffers to fall due. */
const WATCHED_MINUTES = 30;
const LINES = 200;

/** What a pipeline came to. */
export interface Outcome {
  readonly lakeRows: number;
  readonly warehouseRows: number;
  /** As the traffic handler counted them. */
  readonly requests: number;
  /** Objects in the bucket of the failure destination. */
  readonly failureObjects: number;
}

/** Each part of the pipeline fails for a while, so that whatever it does then is done too. */
export const FAULTS: readonly Fault[] = [
  { type: 'function-fails', function: 'LogAnalytics/Pipeline/Traffic/Handler', times: 30 },
  { type: 'function-fails', function: 'LogAnalytics/Pipeline/Transform/Handler', times: 1 },
  { type: 'copy-fails', times: 1 },
  { type: 'bucket-denied', bucket: 'LogAnalytics/Pipeline/Lake/Bucket', times: 1 },
];

/** Runs the log analytics app with a few lines, and leaves it open. */
export async function runPipeline(assembly: string, faults: readonly Fault[] = []): Promise<Sandbox> {
  const sandbox = await Sandbox.start({ assembly, clock: new VirtualClock(START), faults });
  await putLines(sandbox, generatedSource(LINES));
  for (let minute = 0; minute < WATCHED_MINUTES; minute++) await sandbox.clock.advance(MINUTE_MS);
  return sandbox;
}

export async function outcomeOf(sandbox: Sandbox): Promise<Outcome> {
  const [lake, warehouse] = await Promise.all([lakeFigures(sandbox), warehouseFigures(sandbox)]);
  const failures = await sandbox.objects('LogAnalytics/Pipeline/Failures');
  const counted = sandbox.metric({
    namespace: 'KinesisPipelines',
    metricName: 'Requests',
    dimensions: { StreamName: sandbox.ref('LogAnalytics/Pipeline/Stream') },
  });
  return {
    lakeRows: lake.rows,
    warehouseRows: warehouse.rows,
    requests: counted.reduce((sum, { value }) => sum + value, 0),
    failureObjects: failures.length,
  };
}
