import { KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import { Template } from 'aws-cdk-lib/assertions';
import { App, CfnOutput, Stack } from 'aws-cdk-lib/core';
import { StreamCapacity, StreamGroup, StreamGroupAlarms } from 'cdk-kinesis-pipelines';
import { Sandbox, VirtualClock } from 'cdk-kinesis-pipelines-toolkit';
import { streamForKey } from '../../lib/stream/stream-for-key';

const START = Date.UTC(2026, 5, 1, 12);
const MINUTE_MS = 60_000;
const NINE_TENTHS = { bytesPerSecond: 0.9 * 2 ** 20, recordsPerSecond: 90 };
const STREAMS = 3;
const TENANTS = Array.from({ length: 300 }, (_, i) => `tenant-${i}`);

const TEMPLATE = template();

function template() {
  const stack = new Stack(new App(), 'Stack');
  const group = new StreamGroup(stack, 'Clicks', { streamCount: STREAMS, capacity: StreamCapacity.provisioned(1) });
  new StreamGroupAlarms(stack, 'Alarms', { group, actions: [], utilization: 50 });
  new CfnOutput(stack, 'Routes', { value: group.routingTable });
  return Template.fromStack(stack).toJSON();
}

function logicalId(pattern: RegExp): string {
  return String(Object.keys(TEMPLATE.Resources).find((id) => pattern.test(id)));
}

/** A producer of a group, as users would write it. */
class Producer {
  readonly routes: Record<string, string>;
  private readonly kinesis: KinesisClient;

  constructor(sandbox: Sandbox) {
    const { endpoint, region } = sandbox;
    this.kinesis = new KinesisClient({ endpoint, region, credentials: sandbox.credentials() });
    const [routes] = sandbox.deployment.outputs.values();
    this.routes = JSON.parse(String(routes));
  }

  async put(tenants: readonly string[], bytes = 16): Promise<void> {
    for (const StreamName of Object.values(this.routes)) {
      const own = tenants.filter((tenant) => streamForKey(this.routes, tenant) === StreamName);
      const Records = own.map((tenant) => ({ PartitionKey: tenant, Data: Buffer.alloc(bytes, `${tenant} `) }));
      if (Records.length > 0) await this.kinesis.send(new PutRecordsCommand({ StreamName, Records }));
    }
  }

  close(): void {
    this.kinesis.destroy();
  }
}

describe('a stream group', () => {
  let sandbox: Sandbox;
  let producer: Producer;

  beforeAll(async () => {
    sandbox = await Sandbox.start({ template: TEMPLATE, clock: new VirtualClock(START) });
    producer = new Producer(sandbox);
  });

  afterAll(async () => {
    producer.close();
    await sandbox.close();
  });

  /** The tenants whose records a stream has. */
  function tenantsOf(streamName: string): string[] {
    const source = sandbox.rooms.streams.source(`arn:aws:kinesis:us-east-1:123456789012:stream/${streamName}`);
    const cursors = source.shards().map(({ shardId }) => source.cursor(shardId, { type: 'TRIM_HORIZON' }));
    const read = cursors.flatMap((cursor) => cursor.read({ records: 10_000, bytes: 10 * 2 ** 20 }).records);
    return read.map(({ partitionKey }) => partitionKey);
  }

  test('takes each key in one of its streams, and all of them', async () => {
    await producer.put(TENANTS);
    const streams = Object.values(producer.routes).map(tenantsOf);
    expect(streams.flat().sort()).toEqual([...TENANTS].sort());
    expect(streams).toHaveLength(STREAMS);
    for (const tenants of streams) expect(tenants.length).toBeGreaterThan(TENANTS.length / STREAMS / 2);
  });

  test('says that it needs another stream when all together are nearly full', async () => {
    const burning = () =>
      sandbox
        .alarms()
        .filter(({ state }) => state === 'ALARM')
        .map(({ name }) => name);
    expect(burning()).toEqual([]);
    const [first, second] = Object.values(producer.routes) as [string, string];
    for (const stream of [first, second]) sandbox.rooms.streams.load(stream, () => NINE_TENTHS);
    await sandbox.clock.advance(6 * MINUTE_MS);
    expect(burning()).toEqual([sandbox.ref(logicalId(/^AlarmsUtilization1/))]);
  });
});
