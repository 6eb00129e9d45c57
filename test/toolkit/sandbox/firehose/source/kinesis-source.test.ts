import { DeliveryRoom } from '../../../../../toolkit/sandbox/firehose/delivery-room';
import { until } from '../../../../../toolkit/sandbox/kernel/fault-point';
import { StreamsRoom } from '../../../../../toolkit/sandbox/streams/streams-room';
import { actingFor, NO_FUNCTIONS } from '../../acting';
import { type TestContext, testContext } from '../../context';
import { Fixture, ROLE_ARN } from '../fixture';

const MINUTE = 60_000;
const STREAM = 'logs';
const caller = { roleArn: 'role', accessKeyId: 'key' };

/** A real data stream, read by a delivery stream to real objects. */
class Pipeline {
  readonly streams: StreamsRoom;
  readonly room: DeliveryRoom;
  private readonly others: Fixture;

  constructor(readonly context: TestContext) {
    const metrics = { put: () => {} };
    this.others = new Fixture(context);
    this.streams = new StreamsRoom(context, { metrics });
    const { buckets, catalog, openTables } = this.others;
    const unused = () => {
      throw new Error('not asked for');
    };
    this.room = new DeliveryRoom(context, {
      as: actingFor({ buckets, functions: NO_FUNCTIONS, logs: { write: () => {} }, streams: this.streams }),
      catalog,
      openTables,
      warehouse: { copy: unused },
      metrics,
    });
  }

  async start(): Promise<this> {
    const { attributes } = await this.create(this.streams, 'AWS::Kinesis::Stream', { Name: STREAM, ShardCount: 2 });
    await this.create(this.room, 'AWS::KinesisFirehose::DeliveryStream', {
      DeliveryStreamName: 'to-lake',
      KinesisStreamSourceConfiguration: { KinesisStreamARN: attributes?.Arn },
      ExtendedS3DestinationConfiguration: {
        BucketARN: 'arn:aws:s3:::lake',
        RoleARN: ROLE_ARN,
        BufferingHints: { SizeInMBs: 1, IntervalInSeconds: 60 },
      },
    });
    this.room.start();
    return this;
  }

  async kinesis(operation: string, input: Record<string, unknown>): Promise<Record<string, unknown>> {
    const answer = this.streams.jsonApis[0]?.call(operation, { StreamName: STREAM, ...input }, caller);
    return (await answer) as Record<string, unknown>;
  }

  async put(from: number, to: number): Promise<void> {
    const numbers = Array.from({ length: to - from }, (_, i) => String(from + i));
    const Records = numbers.map((n) => ({ Data: Buffer.from(`${n}\n`).toString('base64'), PartitionKey: n }));
    expect(await this.kinesis('PutRecords', { Records })).toMatchObject({ FailedRecordCount: 0 });
  }

  /** The numbers that were delivered, in order. */
  async delivered(): Promise<number[]> {
    const lines = (await this.others.texts()).join('').trim().split('\n');
    return lines.map(Number).sort((a, b) => a - b);
  }

  async close(): Promise<void> {
    await this.room.close();
    await this.streams.close?.();
    this.context.clock.stop();
  }

  private async create(room: StreamsRoom | DeliveryRoom, type: string, properties: Record<string, unknown>) {
    const resource = room.resourceTypes.find((candidate) => candidate.type === type);
    const request = { stackName: 'App', logicalId: 'Id', type, properties, generatedName: 'App-Id-1' };
    const created = await resource?.create(request);
    return created ?? { ref: '', attributes: undefined };
  }
}

describe('KinesisSource', () => {
  test('delivers every record of a real stream once: over a split, throttling and a restart', async () => {
    const first = await new Pipeline(testContext()).start();
    await first.put(0, 300);
    await first.context.clock.advance(2 * MINUTE);
    const throttledUntil = first.context.clock.now() + 3 * MINUTE;
    await first.put(300, 500);
    first.streams.faults(STREAM).reads.add(until(first.context.clock, throttledUntil), 'throttled');
    await first.context.clock.advance(4 * MINUTE);
    await first.kinesis('SplitShard', {
      ShardToSplit: 'shardId-000000000000',
      NewStartingHashKey: String(2n ** 126n),
    });
    await first.context.clock.advance(MINUTE);
    await first.put(500, 800);
    await first.context.clock.advance(5_000);
    await first.close();
    expect((await first.delivered()).length).toBe(500);

    const context = testContext(first.context.dataDir);
    await context.clock.advance(first.context.clock.now() - context.clock.now());
    const second = await new Pipeline(context).start();
    await second.put(800, 900);
    await context.clock.advance(3 * MINUTE);
    expect(second.room.pending()).toEqual([]);
    expect(await second.delivered()).toEqual(Array.from({ length: 900 }, (_, i) => i));
    await second.close();
  });
});
