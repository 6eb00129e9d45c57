import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { Sandbox } from '../../../toolkit/sandbox/sandbox';
import { MINUTE_MS, type Outcome, passMinutes } from '../app-run';
import { putRecords } from './put-records';

/** An order that cannot be processed, nor brought back too early, and is brought back by the clock in the night. */
export async function runRedrive(sandbox: Sandbox): Promise<Outcome> {
  sandbox.inject({ type: 'function-fails', function: 'Redrive/Handler', forMs: 10 * MINUTE_MS });
  await putRecords(sandbox, 'Redrive/Orders', '{"total":1}');
  await passMinutes(sandbox, 11);
  sandbox.inject({ type: 'function-throttled', function: 'Redrive/Handler', forMs: MINUTE_MS });
  await bringBack(sandbox);
  await passMinutes(sandbox, 20);

  const keys = (await sandbox.objects('Redrive/Failures')).map(({ key }) => key);
  return {
    processed: sandbox.invocations('Redrive/Handler').filter(({ failed }) => !failed).length,
    waiting: keys.filter((key) => key.startsWith('aws/lambda/')).length,
    done: keys.filter((key) => key.startsWith('redrive/done/')).length,
  };
}

async function bringBack(sandbox: Sandbox): Promise<void> {
  const { endpoint, region } = sandbox;
  const client = new LambdaClient({ endpoint, region, credentials: sandbox.credentials() });
  await client.send(new InvokeCommand({ FunctionName: sandbox.ref('Redrive/Redrive/Function') }));
  client.destroy();
}
