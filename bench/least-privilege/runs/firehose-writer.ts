import type { Sandbox } from '../../../toolkit/sandbox/sandbox';
import { type Outcome, passMinutes } from '../app-run';
import { putRecords } from './put-records';

const LINE = '203.0.113.9 - - [05/Jan/2026:09:00:00 +0000] "GET / HTTP/1.1" 200 5120';
const SITES = ['Shop', 'Blog'];

/** A line of each site, then a record that nothing can be made of, then a line while the writers fail. */
export async function runFirehoseWriter(sandbox: Sandbox): Promise<Outcome> {
  sandbox.inject({ type: 'bucket-denied', bucket: 'FirehoseWriter/Rows/Resource', times: 1 });
  for (const site of SITES) {
    await putRecords(sandbox, `FirehoseWriter/${site}Log`, LINE);
    sandbox.inject({ type: 'hostile-records', stream: `FirehoseWriter/${site}Log`, form: 'cut-gzip' });
  }
  await passMinutes(sandbox, 5);
  for (const site of SITES) {
    sandbox.inject({ type: 'function-fails', function: `FirehoseWriter/${site}Writer/Handler`, forMs: 600_000 });
    await putRecords(sandbox, `FirehoseWriter/${site}Log`, LINE);
  }
  await passMinutes(sandbox, 20);

  const failures = await Promise.all(SITES.map((site) => sandbox.objects(`FirehoseWriter/${site}Writer/Failures`)));
  return { objects: (await sandbox.objects('FirehoseWriter/Rows')).length, failureObjects: failures.flat().length };
}
