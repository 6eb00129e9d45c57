import { KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import type { Sandbox } from '../../../toolkit/sandbox/sandbox';

/**
 * Puts a record for each text.
 * @param stream path or logical id
 * @returns their sequence numbers
 */
export async function putRecords(sandbox: Sandbox, stream: string, ...texts: readonly string[]): Promise<string[]> {
  const { endpoint, region } = sandbox;
  const client = new KinesisClient({ endpoint, region, credentials: sandbox.credentials() });
  const Records = texts.map((text) => ({ Data: Buffer.from(text), PartitionKey: 'key' }));
  const put = await client.send(new PutRecordsCommand({ StreamName: sandbox.ref(stream), Records }));
  client.destroy();
  return (put.Records ?? []).map(({ SequenceNumber = '' }) => SequenceNumber);
}
