import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FirehoseClient, PutRecordBatchCommand } from '@aws-sdk/client-firehose';
import { SeededRandom } from '../../../toolkit/sandbox/kernel/seeded-random';
import { VirtualClock } from '../../../toolkit/sandbox/kernel/virtual-clock';
import { Sandbox } from '../../../toolkit/sandbox/sandbox';
import { temporaryFolder } from './context';

const ROLE = 'arn:aws:iam::123456789012:role/all';
const STREAM = 'arn:aws:kinesis:us-east-1:123456789012:stream/logs';

/** Writes down what it has seen, through the endpoint. */
const HANDLER = `
const { randomUUID } = require('node:crypto');
exports.handler = async ({ Records }) => {
  const lines = Records.map(({ kinesis }) => Buffer.from(kinesis.data, 'base64').toString());
  const url = process.env.AWS_ENDPOINT_URL + '/seen/' + Records[0].kinesis.sequenceNumber + '/' + randomUUID();
  const response = await fetch(url, { method: 'PUT', body: lines.join('') });
  if (!response.ok) throw new Error('status ' + response.status);
};`;

function delivery(DeliveryStreamName: string, Prefix: string, source: object) {
  return {
    Type: 'AWS::KinesisFirehose::DeliveryStream',
    DependsOn: ['Stream', 'Lake'],
    Properties: {
      DeliveryStreamName,
      ...source,
      ExtendedS3DestinationConfiguration: {
        BucketARN: 'arn:aws:s3:::lake',
        RoleARN: ROLE,
        Prefix,
        ErrorOutputPrefix: 'errors/',
        BufferingHints: { IntervalInSeconds: 60, SizeInMBs: 1 },
      },
    },
  };
}

const template = {
  Resources: {
    Stream: { Type: 'AWS::Kinesis::Stream', Properties: { Name: 'logs', ShardCount: 2 } },
    Lake: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'lake' } },
    Seen: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'seen' } },
    FromStream: delivery('from-stream', 'stream/', {
      DeliveryStreamType: 'KinesisStreamAsSource',
      KinesisStreamSourceConfiguration: { KinesisStreamARN: STREAM, RoleARN: ROLE },
    }),
    Direct: delivery('direct', 'direct/', {}),
    Reader: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        FunctionName: 'reader',
        Handler: 'index.handler',
        Runtime: 'nodejs22.x',
        Role: ROLE,
        Code: { ZipFile: HANDLER },
      },
    },
    Mapping: {
      Type: 'AWS::Lambda::EventSourceMapping',
      DependsOn: ['Stream', 'Reader'],
      Properties: { EventSourceArn: STREAM, FunctionName: 'reader', StartingPosition: 'TRIM_HORIZON', BatchSize: 7 },
    },
  },
};

const opened = new Set<KilledSandbox>();

/** A sandbox that is killed and started again on the same data directory. */
class KilledSandbox {
  readonly putIds: string[] = [];
  private sandbox: Sandbox | undefined;
  private time = Date.UTC(2026, 0, 1);

  constructor(readonly dataDir = temporaryFolder()) {
    opened.add(this);
  }

  async start(): Promise<Sandbox> {
    this.sandbox = await Sandbox.start({ template, clock: new VirtualClock(this.time), dataDir: this.dataDir });
    return this.sandbox;
  }

  async end(): Promise<void> {
    await this.sandbox?.close();
  }

  /** What is put is acknowledged when this returns. */
  async put(count: number): Promise<void> {
    const sandbox = this.running;
    const ids = Array.from({ length: count }, (_, i) => `${this.putIds.length + i}\n`);
    sandbox.rooms.streams.operator('logs').put(ids.map((id) => ({ partitionKey: id, data: Buffer.from(id) })));
    const client = new FirehoseClient({
      endpoint: sandbox.endpoint,
      region: sandbox.region,
      credentials: sandbox.credentials(),
      maxAttempts: 1,
    });
    const Records = ids.map((id) => ({ Data: Buffer.from(id) }));
    await client.send(new PutRecordBatchCommand({ DeliveryStreamName: 'direct', Records }));
    client.destroy();
    this.putIds.push(...ids);
  }

  /** Lets time pass, and kills the sandbox after so many turns of the event loop, wherever it is by then. */
  async killDuring(ms: number, turns: number): Promise<void> {
    const { clock } = this.running;
    const passing = clock.advance(ms);
    for (let i = 0; i < turns; i++) await new Promise((resolve) => setImmediate(resolve));
    await this.running.kill();
    await passing;
    this.time = clock.now();
  }

  /** The ids in the objects of a bucket, repetitions included. */
  async ids(bucket: string, prefix?: string): Promise<string[]> {
    const objects = await this.running.objects(bucket, prefix);
    const bodies = await Promise.all(objects.map(({ key }) => this.running.read(bucket, key)));
    return Buffer.concat(bodies).toString().match(/\d+\n/g) ?? [];
  }

  private get running(): Sandbox {
    return this.sandbox as Sandbox;
  }
}

afterEach(async () => {
  for (const each of opened) await each.end();
  opened.clear();
});

describe('a sandbox that is killed', () => {
  test.each([1, 2, 3, 4, 5, 6])('loses nothing that was acknowledged, wherever it was (seed %i)', async (seed) => {
    const random = new SeededRandom(seed);
    const killed = new KilledSandbox();
    for (let kills = 0; kills < 5; kills++) {
      await killed.start();
      await killed.put(50);
      await killed.killDuring(20_000 + random.next() * 90_000, Math.floor(random.next() ** 2 * 600));
    }
    const sandbox = await killed.start();
    expect((await sandbox.drain()).pending).toEqual([]);
    for (const [bucket, prefix] of [['lake', 'stream/'], ['lake', 'direct/'], ['seen']] as const) {
      expect(new Set(await killed.ids(bucket, prefix))).toEqual(new Set(killed.putIds));
    }
  });

  test('does nothing twice that it was through with', async () => {
    const killed = new KilledSandbox();
    const first = await killed.start();
    await killed.put(50);
    await first.drain();
    await killed.killDuring(0, 0);
    const second = await killed.start();
    await second.drain();
    for (const [bucket, prefix] of [['lake', 'stream/'], ['lake', 'direct/'], ['seen']] as const) {
      expect((await killed.ids(bucket, prefix)).sort()).toEqual([...killed.putIds].sort());
    }
  });

  test('writes nothing more', async () => {
    const killed = new KilledSandbox();
    const sandbox = await killed.start();
    await killed.put(50);
    await sandbox.clock.advance(1_000);
    const state = join(killed.dataDir, 'state', 'firehose', 'from-stream.json');
    const before = readFileSync(state, 'utf8');
    await killed.killDuring(120_000, 0);
    expect(readFileSync(state, 'utf8')).toBe(before);
    await expect(sandbox.rooms.buckets.put('lake', 'late', Buffer.from('x'))).rejects.toThrow('the sandbox has ended');
    sandbox.state.write('late', 1);
    expect(existsSync(join(killed.dataDir, 'state', 'late.json'))).toBe(false);
    await expect(fetch(sandbox.endpoint)).rejects.toThrow();
  });

  test('ends by a fault of its own, and closing it afterwards changes nothing', async () => {
    const killed = new KilledSandbox();
    const sandbox = await killed.start();
    await killed.put(50);
    sandbox.inject({ type: 'process-killed', afterMs: 30_000 });
    await sandbox.clock.advance(120_000);
    await sandbox.close();
    expect(existsSync(join(killed.dataDir, 's3', 'lake', 'stream'))).toBe(false);
    expect(readFileSync(join(killed.dataDir, 'sandbox.pid'), 'utf8')).toBe(String(process.pid));
    const next = await killed.start();
    await next.drain();
    expect(new Set(await killed.ids('lake', 'stream/'))).toEqual(new Set(killed.putIds));
  });

  test('may have been in the middle of writing a checkpoint, a journal and a record', async () => {
    const killed = new KilledSandbox();
    const first = await killed.start();
    await killed.put(50);
    await first.clock.advance(5_000);
    await killed.killDuring(0, 0);
    const cutOff = (text: string, ...path: string[]) => appendFileSync(join(killed.dataDir, ...path), text);
    cutOff('{"createdAt":17', 'state', 'firehose', 'from-stream.json.new');
    cutOff(`${'0'.repeat(54)}51 17672`, 'firehose', 'direct.journal');
    await killed.start();
    await killed.put(50);
    await killed.killDuring(0, 0);
    const third = await killed.start();
    await third.drain();
    for (const [bucket, prefix] of [['lake', 'stream/'], ['lake', 'direct/'], ['seen']] as const) {
      expect(new Set(await killed.ids(bucket, prefix))).toEqual(new Set(killed.putIds));
    }
  });
});
