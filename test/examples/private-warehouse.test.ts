import { rmSync } from 'node:fs';
import { KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import { Sandbox, VirtualClock } from 'cdk-kinesis-pipelines-toolkit';
import { synthesizeApp, templateOf } from '../synthesize-app';

const ORDER = '{"order_id":"o-1","ordered_at":"2026-06-01T11:59:00Z","amount":12.5}';

describe('examples/private-warehouse', () => {
  let assembly: string;

  beforeAll(() => {
    assembly = synthesizeApp('examples/private-warehouse.ts');
  }, 60_000);

  afterAll(() => rmSync(assembly, { recursive: true, force: true }));

  test('shows an order once, and keeps what is none', async () => {
    const sandbox = await Sandbox.start({ assembly, clock: new VirtualClock(Date.UTC(2026, 5, 1, 12)) });
    try {
      const { endpoint, region } = sandbox;
      const client = new KinesisClient({ endpoint, region, credentials: sandbox.credentials() });
      const Records = [ORDER, ORDER, 'no order'].map((data) => ({ Data: Buffer.from(data), PartitionKey: 'shop' }));
      await client.send(new PutRecordsCommand({ StreamName: sandbox.ref(stream(assembly)), Records }));
      await sandbox.clock.advance(15_000);

      await expect(sandbox.query('SELECT * FROM orders')).resolves.toEqual([
        { order_id: 'o-1', ordered_at: '2026-06-01 11:59:00', amount: 12.5 },
      ]);
      await expect(
        sandbox.query('SELECT count(*) AS records, count(malformed) AS malformed FROM orders_records'),
      ).resolves.toEqual([{ records: 3, malformed: 1 }]);
    } finally {
      await sandbox.close();
    }
  }, 60_000);
});

function stream(assembly: string): string {
  const resources = Object.entries(templateOf(assembly, 'PrivateWarehouse').Resources);
  const found = resources.find(([, { Type }]) => Type === 'AWS::Kinesis::Stream');
  return found?.[0] ?? 'no stream';
}
