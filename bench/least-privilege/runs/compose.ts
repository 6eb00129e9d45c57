import { lakeFigures } from '../../../toolkit/cli/run/lake-figures';
import type { Sandbox } from '../../../toolkit/sandbox/sandbox';
import { type Outcome, passMinutes } from '../app-run';
import { putRecords } from './put-records';

const LINE = '203.0.113.9 - - [05/Jan/2026:09:00:00 +0000] "GET / HTTP/1.1" 200 5120';

/** A line of a log, which the function cannot process, nor the bucket take at first. */
export async function runCompose(sandbox: Sandbox): Promise<Outcome> {
  sandbox.inject({ type: 'function-fails', function: 'Compose/Handler', forMs: 600_000 });
  sandbox.inject({ type: 'function-fails', function: 'Compose/LakeDelivery/Transform/Handler', times: 1 });
  await putRecords(sandbox, 'access-log', LINE);
  await passMinutes(sandbox, 30);

  const { rows } = await lakeFigures(sandbox);
  return { rows, failureObjects: (await sandbox.objects('Compose/Processor/Failures')).length };
}
