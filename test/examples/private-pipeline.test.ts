import { rmSync } from 'node:fs';
import { GetRecordsCommand, GetShardIteratorCommand, KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import { Sandbox, VirtualClock } from 'cdk-kinesis-pipelines-toolkit';
import { synthesizeApp, templateOf } from '../synthesize-app';

const SHARDS = 4;

describe('examples/private-pipeline', () => {
  let assembly: string;

  beforeAll(() => {
    assembly = synthesizeApp('examples/private-pipeline.ts');
  }, 60_000);

  afterAll(() => rmSync(assembly, { recursive: true, force: true }));

  test('synthesizes, and matches its snapshot', () => {
    expect(templateOf(assembly, 'PrivatePipeline')).toMatchSnapshot();
  });

  test('has no way out of its VPC', () => {
    const template = JSON.stringify(templateOf(assembly, 'PrivatePipeline'));
    expect(template).not.toMatch(/AWS::EC2::(NatGateway|InternetGateway|Route)"/);
    expect(template).not.toContain('0.0.0.0/0');
  });

  test('passes purchases on to the second stream in the sandbox', async () => {
    const sandbox = await Sandbox.start({ assembly, clock: new VirtualClock(Date.UTC(2026, 5, 1)) });
    try {
      const { endpoint, region } = sandbox;
      const client = new KinesisClient({ endpoint, region, credentials: sandbox.credentials() });
      const clicks = ['{"page":"/"}', '{"page":"/cart","purchase":12}'];
      const Records = clicks.map((click) => ({ Data: Buffer.from(click), PartitionKey: 'visitor' }));
      await client.send(new PutRecordsCommand({ StreamName: sandbox.ref(streamIn(assembly, 'Clicks')), Records }));
      await sandbox.clock.advance(10_000);

      expect(await recordsOf(client, sandbox.ref(streamIn(assembly, 'Purchases')))).toEqual([
        '{"page":"/cart","purchase":12}',
      ]);
    } finally {
      await sandbox.close();
    }
  }, 60_000);
});

/** The logical id of a stream, by the id of its construct. */
function streamIn(assembly: string, id: string): string {
  const resources = Object.entries(templateOf(assembly, 'PrivatePipeline').Resources);
  const streams = resources.filter(([, { Type }]) => Type === 'AWS::Kinesis::Stream');
  const stream = streams.find(([logicalId]) => logicalId.startsWith(id));
  if (stream === undefined) throw new Error(`there is no stream ${id}`);
  return stream[0];
}

async function recordsOf(client: KinesisClient, StreamName: string): Promise<string[]> {
  const shards = Array.from({ length: SHARDS }, async (_, index) => {
    const ShardId = `shardId-${String(index).padStart(12, '0')}`;
    const position = { StreamName, ShardId, ShardIteratorType: 'TRIM_HORIZON' as const };
    const { ShardIterator } = await client.send(new GetShardIteratorCommand(position));
    const { Records = [] } = await client.send(new GetRecordsCommand({ ShardIterator }));
    return Records.map(({ Data }) => Buffer.from(Data ?? []).toString());
  });
  return (await Promise.all(shards)).flat();
}
