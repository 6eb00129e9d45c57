import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FirehoseClient } from '@aws-sdk/client-firehose';
import { KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import { VirtualClock } from '../../../../toolkit/sandbox/kernel/virtual-clock';
import { Sandbox } from '../../../../toolkit/sandbox/sandbox';

const ROLE = 'arn:aws:iam::123456789012:role/all';

/** One resource of each kind that a fault may concern. */
const RESOURCES = {
  Stream: {
    Type: 'AWS::Kinesis::Stream',
    Properties: { Name: 'logs', ShardCount: 2, StreamEncryption: { EncryptionType: 'KMS', KeyId: 'alias/logs' } },
  },
  Handler: {
    Type: 'AWS::Lambda::Function',
    Properties: {
      FunctionName: 'handler',
      Handler: 'index.handler',
      Runtime: 'nodejs22.x',
      Timeout: 30,
      Role: ROLE,
      Code: { ZipFile: 'let runs = 0; exports.handler = async () => { console.log("ran"); return ++runs; };' },
    },
  },
  Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'lake' } },
  Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'failures' } },
  Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'failures' } },
  Delivery: {
    Type: 'AWS::KinesisFirehose::DeliveryStream',
    Properties: {
      DeliveryStreamName: 'delivery',
      ExtendedS3DestinationConfiguration: {
        BucketARN: 'arn:aws:s3:::lake',
        RoleARN: ROLE,
        Prefix: 'rows/',
        ErrorOutputPrefix: 'errors/',
        BufferingHints: { IntervalInSeconds: 60, SizeInMBs: 1 },
      },
    },
    DependsOn: ['Bucket'],
  },
};

/** A sandbox to be hurt, with clients that try everything once. */
export class FaultySandbox {
  static async start(more: Readonly<Record<string, object>> = {}): Promise<FaultySandbox> {
    const template = { Resources: { ...RESOURCES, ...more } };
    return new FaultySandbox(await Sandbox.start({ template, clock: new VirtualClock() }));
  }

  readonly kinesis: KinesisClient;
  readonly firehose: FirehoseClient;

  private constructor(readonly sandbox: Sandbox) {
    const { endpoint, region } = sandbox;
    const settings = { endpoint, region, credentials: sandbox.credentials(), maxAttempts: 1 };
    this.kinesis = new KinesisClient(settings);
    this.firehose = new FirehoseClient(settings);
  }

  /** The status, error and answer of one invocation. */
  async invoke() {
    const url = `${this.sandbox.endpoint}/2015-03-31/functions/handler/invocations`;
    const response = await fetch(url, { method: 'POST', body: '{}' });
    const error = response.headers.get('x-amz-function-error');
    return { status: response.status, error, answer: await response.json() };
  }

  /** How often the handler has run, by what it logged. */
  runCount(): number {
    const folder = join(this.sandbox.dataDir, 'logs');
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const texts = files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'));
    return texts.join('').match(/\bran\b/g)?.length ?? 0;
  }

  putRecords(count: number) {
    const Records = Array.from({ length: count }, (_, i) => ({ PartitionKey: `k${i}`, Data: Buffer.from(`${i}`) }));
    return this.kinesis.send(new PutRecordsCommand({ StreamName: 'logs', Records }));
  }

  /** The sum of a metric since the start. */
  sum(namespace: string, metricName: string, dimensions: Record<string, string>): number {
    const points = this.sandbox.metric({ namespace, metricName, dimensions });
    return points.reduce((sum, { value }) => sum + value, 0);
  }

  async close(): Promise<void> {
    this.kinesis.destroy();
    this.firehose.destroy();
    await this.sandbox.close();
  }
}
