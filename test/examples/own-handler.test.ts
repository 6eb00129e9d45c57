import { rmSync } from 'node:fs';
import { KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import { Sandbox, VirtualClock } from 'cdk-kinesis-pipelines-toolkit';
import { synthesizeApp } from '../synthesize-app';

test('examples/own-handler adds up orders in the sandbox, and reports what is broken', async () => {
  const assembly = synthesizeApp('examples/own-handler.ts');
  const sandbox = await Sandbox.start({ assembly, clock: new VirtualClock(Date.UTC(2026, 5, 1)) });
  try {
    const { endpoint, region } = sandbox;
    const client = new KinesisClient({ endpoint, region, credentials: sandbox.credentials() });
    const order = JSON.stringify({ customer: 'c', total: 1 });
    const Records = [`${order}\n${order}`, 'broken'].map((text) => ({ Data: Buffer.from(text), PartitionKey: 'c' }));
    const StreamName = sandbox.ref('OwnHandler/Orders/Resource');
    const { Records: put = [] } = await client.send(new PutRecordsCommand({ StreamName, Records }));
    await sandbox.clock.advance(10_000);

    const [first] = sandbox.invocations('OwnHandler/Totals/Resource');
    expect(first?.response).toEqual({ batchItemFailures: [{ itemIdentifier: put[1]?.SequenceNumber }] });
  } finally {
    await sandbox.close();
    rmSync(assembly, { recursive: true });
  }
});
