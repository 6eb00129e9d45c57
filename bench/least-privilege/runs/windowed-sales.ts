import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import type { Sandbox } from '../../../toolkit/sandbox/sandbox';
import { type Outcome, passMinutes } from '../app-run';
import { putRecords } from './put-records';

const ORDER = JSON.stringify({ customer: { id: 'c-17', country: 'DE' }, total: 12.5 });

/** Sales of two windows, the second of which cannot be processed. */
export async function runWindowedSales(sandbox: Sandbox): Promise<Outcome> {
  await putRecords(sandbox, 'WindowedSales/Orders', ORDER);
  await passMinutes(sandbox, 3);
  sandbox.inject({ type: 'function-fails', function: 'WindowedSales/Sales/Handler', forMs: 1_200_000 });
  await putRecords(sandbox, 'WindowedSales/Orders', ORDER);
  await passMinutes(sandbox, 30);

  const { endpoint, region } = sandbox;
  const client = new DynamoDBClient({ endpoint, region, credentials: sandbox.credentials() });
  const { Count = 0 } = await client.send(new ScanCommand({ TableName: sandbox.ref('WindowedSales/Results') }));
  client.destroy();
  return { results: Count, failureObjects: (await sandbox.objects('WindowedSales/Sales/Processor/Failures')).length };
}
