import type { Sandbox } from '../../../toolkit/sandbox/sandbox';
import { MINUTE_MS, type Outcome, passMinutes } from '../app-run';
import { putRecords } from './put-records';

/** Clicks of which one is a purchase, and then one that the handler cannot read. */
export async function runPrivatePipeline(sandbox: Sandbox): Promise<Outcome> {
  await putRecords(sandbox, 'PrivatePipeline/Clicks', '{"page":"/"}', '{"page":"/cart","purchase":12}');
  await sandbox.clock.advance(MINUTE_MS);
  await putRecords(sandbox, 'PrivatePipeline/Clicks', 'broken');
  await passMinutes(sandbox, 10);

  const incoming = sandbox.metric({
    namespace: 'AWS/Kinesis',
    metricName: 'IncomingRecords',
    dimensions: { StreamName: sandbox.ref('PrivatePipeline/Purchases') },
  });
  return {
    purchases: incoming.reduce((sum, { value }) => sum + value, 0),
    failureObjects: (await sandbox.objects('PrivatePipeline/Processor/Failures')).length,
  };
}
