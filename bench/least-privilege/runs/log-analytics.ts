import { putLines } from '../../../test/end-to-end/log-analytics-app';
import { generatedSource } from '../../../toolkit/cli/produce/generated-lines';
import { lakeFigures } from '../../../toolkit/cli/run/lake-figures';
import { warehouseFigures } from '../../../toolkit/cli/run/warehouse-figures';
import type { Fault } from '../../../toolkit/sandbox/faults';
import type { Sandbox } from '../../../toolkit/sandbox/sandbox';
import { type Outcome, passMinutes } from '../app-run';

/** Enough for all faults to pass, all retries to come round and all buffers to fall due. */
const WATCHED_MINUTES = 30;
const LINES = 200;

/** Each part of the pipeline fails for a while, so that whatever it does then is done too. */
const FAULTS: readonly Fault[] = [
  { type: 'function-fails', function: 'LogAnalytics/Pipeline/Traffic/Handler', times: 30 },
  { type: 'function-fails', function: 'LogAnalytics/Pipeline/Transform/Handler', times: 1 },
  { type: 'copy-fails', times: 1 },
  { type: 'bucket-denied', bucket: 'LogAnalytics/Pipeline/Lake/Bucket', times: 1 },
];

/** A few lines, through everything. */
export async function runLogAnalytics(sandbox: Sandbox): Promise<Outcome> {
  for (const fault of FAULTS) sandbox.inject(fault);
  await putLines(sandbox, generatedSource(LINES));
  await passMinutes(sandbox, WATCHED_MINUTES);

  const [lake, warehouse] = await Promise.all([lakeFigures(sandbox), warehouseFigures(sandbox)]);
  const requests = sandbox.metric({
    namespace: 'KinesisPipelines',
    metricName: 'Requests',
    dimensions: { StreamName: sandbox.ref('LogAnalytics/Pipeline/Stream') },
  });
  return {
    lakeRows: lake.rows,
    warehouseRows: warehouse.rows,
    requests: requests.reduce((sum, { value }) => sum + value, 0),
    failureObjects: (await sandbox.objects('LogAnalytics/Pipeline/Failures')).length,
  };
}
