import type { Sandbox } from '../../../toolkit/sandbox/sandbox';
import type { Outcome } from '../app-run';
import { putRecords } from './put-records';

/** A click; the roles that read it are those of others. */
export async function runCrossAccountStream(sandbox: Sandbox): Promise<Outcome> {
  const put = await putRecords(sandbox, 'Clicks/Stream', 'click');
  return { put: put.length };
}
