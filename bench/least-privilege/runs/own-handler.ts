import type { Sandbox } from '../../../toolkit/sandbox/sandbox';
import { type Outcome, passMinutes } from '../app-run';
import { putRecords } from './put-records';

/** A record of two orders, and one of none, which comes to lie among the failures. */
export async function runOwnHandler(sandbox: Sandbox): Promise<Outcome> {
  const order = JSON.stringify({ customer: 'c', total: 1 });
  const [, broken] = await putRecords(sandbox, 'OwnHandler/Orders', `${order}\n${order}`, 'broken');
  await passMinutes(sandbox, 10);

  const [first] = sandbox.invocations('OwnHandler/Totals');
  const { batchItemFailures = [] } = (first?.response ?? {}) as {
    batchItemFailures?: readonly { readonly itemIdentifier: string }[];
  };
  return {
    reported: batchItemFailures.filter(({ itemIdentifier }) => itemIdentifier === broken).length,
    failureObjects: (await sandbox.objects('OwnHandler/Processor/Failures')).length,
  };
}
