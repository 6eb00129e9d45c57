import { FirehoseClient, PutRecordBatchCommand, PutRecordCommand } from '@aws-sdk/client-firehose';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { Sandbox } from '../../../toolkit/sandbox/sandbox';
import { type Outcome, passMinutes } from '../app-run';

const ORDER = JSON.stringify({ customer: { country: 'de' }, total: 1 });

/** Orders of both producers, one of them no JSON, for a bucket that does not take them at first. */
export async function runDirectPut(sandbox: Sandbox): Promise<Outcome> {
  sandbox.inject({ type: 'bucket-denied', bucket: 'DirectPut/Orders/Resource', times: 1 });
  await checkOut(sandbox);
  await sellInShops(sandbox);
  await passMinutes(sandbox, 30);

  const keys = (await sandbox.objects('DirectPut/Orders')).map(({ key }) => key);
  const errors = keys.filter((key) => key.startsWith('errors/')).length;
  return { objects: keys.length - errors, errors };
}

async function checkOut(sandbox: Sandbox): Promise<void> {
  const { endpoint, region } = sandbox;
  const client = new LambdaClient({ endpoint, region, credentials: sandbox.credentials() });
  await client.send(new InvokeCommand({ FunctionName: sandbox.ref('DirectPut/Checkout'), Payload: ORDER }));
  client.destroy();
}

/** As the shops would, one record and several. */
async function sellInShops(sandbox: Sandbox): Promise<void> {
  const { endpoint, region } = sandbox;
  const client = new FirehoseClient({ endpoint, region, credentials: sandbox.credentials('DirectPut/Shops') });
  const DeliveryStreamName = sandbox.ref('DirectPut/Delivery/DeliveryStream');
  const [Record, broken] = [{ Data: Buffer.from(ORDER) }, { Data: Buffer.from('broken') }];
  await client.send(new PutRecordCommand({ DeliveryStreamName, Record }));
  await client.send(new PutRecordBatchCommand({ DeliveryStreamName, Records: [Record, broken] }));
  client.destroy();
}
