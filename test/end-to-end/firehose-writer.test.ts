import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import { DeliveryStream, S3Bucket } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { App, Duration, Stack } from 'aws-cdk-lib/core';
import {
  DataStream,
  FirehoseWriter,
  type FirehoseWriterProps,
  StartingPosition,
  StreamCapacity,
} from 'cdk-kinesis-pipelines';
import { Sandbox, VirtualClock } from 'cdk-kinesis-pipelines-toolkit';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const START = Date.UTC(2026, 5, 1, 12);
/** A record each, so that every lost minute shows. */
const STEP_MS = 5 * MINUTE_MS;
/** Days of the sandbox's clock take a while of ours. */
const TIMEOUT_MS = 5 * MINUTE_MS;
/** A batch that is held back for a day need not be tried each minute of it. */
const BACKOFF = { firstMs: 250, longestMs: 10 * MINUTE_MS };

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function folder(): string {
  folders.push(mkdtempSync(path.join(tmpdir(), 'firehose-writer-')));
  return folders.at(-1) as string;
}

/** @param id of the writer: with another one, its mapping is another one too, as when its starting position changes */
function synthesize(id = 'Writer', props: Partial<FirehoseWriterProps> = {}): string {
  const app = new App({ outdir: folder() });
  const stack = new Stack(app, 'App');
  const capacity = StreamCapacity.provisioned(1);
  const source = new DataStream(stack, 'Stream', { streamName: 'lines', capacity, retentionPeriod: Duration.days(7) });
  const destination = new S3Bucket(new Bucket(stack, 'Destination', { bucketName: 'destination' }), {
    bufferingInterval: Duration.minutes(1),
  });
  const deliveryStream = new DeliveryStream(stack, 'Delivery', { deliveryStreamName: 'delivery', destination });
  new FirehoseWriter(stack, id, { source, deliveryStream, ...props });
  return app.synth().directory;
}

/** The same stack, its alarms out of reach. */
function withoutGuard(assembly: string): string {
  const file = path.join(assembly, 'App.template.json');
  const template = JSON.parse(readFileSync(file, 'utf8'));
  for (const { Type, Properties } of Object.values<{
    Type: string;
    Properties: { MetricName: string; Threshold: number };
  }>(template.Resources)) {
    if (Type === 'AWS::CloudWatch::Alarm') Properties.Threshold = Properties.MetricName.endsWith('Success') ? 0 : 1e9;
  }
  writeFileSync(file, JSON.stringify(template));
  return assembly;
}

/** A producer and a sandbox, by five minutes. */
class Scene {
  static async open(assembly: string, dataDir = folder(), start = START): Promise<Scene> {
    const options = { assembly, dataDir, clock: new VirtualClock(start), mappings: { backoff: BACKOFF } };
    return new Scene(await Sandbox.start(options), dataDir);
  }

  readonly arrivals = new Map<string, number>();
  private readonly producer: KinesisClient;

  private constructor(
    readonly sandbox: Sandbox,
    readonly dataDir: string,
  ) {
    const { endpoint, region } = sandbox;
    this.producer = new KinesisClient({ endpoint, region, credentials: sandbox.credentials() });
  }

  get now(): number {
    return this.sandbox.clock.now();
  }

  async produce(hours: number): Promise<void> {
    for (const end = this.now + hours * HOUR_MS; this.now < end; await this.sandbox.clock.advance(STEP_MS)) {
      const line = `line of ${new Date(this.now).toISOString()}`;
      this.arrivals.set(line, this.now);
      await this.put(Buffer.from(line));
    }
  }

  async put(...records: Buffer[]): Promise<void> {
    const Records = records.map((Data) => ({ Data, PartitionKey: 'key' }));
    await this.producer.send(new PutRecordsCommand({ StreamName: 'lines', Records }));
  }

  async delivered(): Promise<string[]> {
    const objects = await this.sandbox.objects('destination');
    const contents = await Promise.all(objects.map(({ key }) => this.sandbox.read('destination', key)));
    return contents.flatMap((content) => content.toString().split('\n').slice(0, -1));
  }

  /** Arrivals of what has not been delivered. */
  async missing(): Promise<number[]> {
    const delivered = new Set(await this.delivered());
    return [...this.arrivals].filter(([line]) => !delivered.has(line)).map(([, arrival]) => arrival);
  }

  async close(): Promise<void> {
    this.producer.destroy();
    await this.sandbox.close();
  }
}

/** An hour of traffic, then 30 hours of it to a destination that takes nothing, and time to catch up. */
async function outage(assembly: string): Promise<{ scene: Scene; outageAt: number; missing: number[] }> {
  const scene = await Scene.open(assembly);
  await scene.produce(1);
  const outageAt = scene.now;
  scene.sandbox.inject({ type: 'bucket-denied', bucket: 'destination', forMs: 30 * HOUR_MS });
  await scene.produce(31);
  await scene.sandbox.clock.advance(HOUR_MS);
  return { scene, outageAt, missing: await scene.missing() };
}

describe('FirehoseWriter', () => {
  test(
    'loses nothing over 30 hours without a destination, once the first minutes are read again',
    async () => {
      const { scene, outageAt, missing } = await outage(synthesize());
      expect(missing.length).toBeGreaterThan(0);
      for (const arrival of missing) expect(arrival).toBeLessThan(outageAt + 10 * MINUTE_MS);
      expect(scene.sandbox.pending()).toEqual([]);
      await scene.close();

      const startingPosition = StartingPosition.atTimestamp(new Date(outageAt - 15 * MINUTE_MS));
      const again = await Scene.open(synthesize('Again', { startingPosition }), scene.dataDir, scene.now);
      for (const [line, arrival] of scene.arrivals) again.arrivals.set(line, arrival);
      await again.sandbox.clock.advance(HOUR_MS);
      expect(await again.missing()).toEqual([]);
      await again.close();
    },
    TIMEOUT_MS,
  );

  test(
    'would lose six hours if it did not hold records back',
    async () => {
      const { scene, outageAt, missing } = await outage(withoutGuard(synthesize()));
      expect(missing.filter((arrival) => arrival < outageAt + 5 * HOUR_MS)).toHaveLength(5 * 12);
      await scene.close();
    },
    TIMEOUT_MS,
  );

  test('puts refused records again, and keeps what cannot be delivered without stopping for it', async () => {
    const scene = await Scene.open(synthesize());
    scene.sandbox.inject({ type: 'delivery-entries-refused', deliveryStream: 'delivery', share: 0.5 });
    await scene.put(Buffer.from('before'), Buffer.alloc(1_024_000, 'x'), Buffer.from('after'));
    await scene.produce(1);
    expect(await scene.missing()).toEqual([]);
    expect(await scene.delivered()).toEqual(expect.arrayContaining(['before', 'after']));

    const failures = scene.sandbox.deployment.resources.find(
      ({ logicalId, type }) => type === 'AWS::S3::Bucket' && logicalId.startsWith('WriterFailures'),
    );
    const kept = await scene.sandbox.objects(String(failures?.ref));
    expect(kept.map(({ key }) => key)).toEqual([
      expect.stringMatching(/^aws\/lambda\/[\w-]+\/shardId-000000000000\/\d{4}\/\d\d\/\d\d\/[\dT.-]+-[0-9a-f-]{36}$/),
    ]);
    await scene.close();
  });
});
