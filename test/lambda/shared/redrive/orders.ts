import { KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { Sandbox, VirtualClock } from 'cdk-kinesis-pipelines-toolkit';

export const START = Date.UTC(2026, 5, 1, 12);
const ACCOUNT = 'arn:aws:lambda:us-east-1:123456789012:function';

/** Fails for a batch in which something begins with `poison`; the other function has been corrected. */
const CODE = `exports.handler = async ({ Records }) => {
  const data = Records.map(({ kinesis }) => Buffer.from(kinesis.data, 'base64').toString());
  if (process.env.CORRECTED !== 'yes' && data.some((text) => text.startsWith('poison'))) throw new TypeError('no order');
};`;

function orderFunction(FunctionName: string, Variables: Record<string, string>) {
  return {
    Type: 'AWS::Lambda::Function',
    Properties: {
      FunctionName,
      Handler: 'index.handler',
      Runtime: 'nodejs24.x',
      Role: 'arn:aws:iam::123456789012:role/orders',
      Code: { ZipFile: CODE },
      Environment: { Variables },
    },
  };
}

/** A stream of orders, a function that gets them, and where it sends what it cannot process. */
export function ordersTemplate(destination: string, mapping: Record<string, unknown> = {}, retentionHours = 24) {
  return {
    Resources: {
      Orders: {
        Type: 'AWS::Kinesis::Stream',
        Properties: { Name: 'orders', ShardCount: 1, RetentionPeriodHours: retentionHours },
      },
      Failures: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'failures' } },
      Places: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'places', MessageRetentionPeriod: 1_209_600 } },
      Process: orderFunction('process', {}),
      Corrected: orderFunction('corrected', { CORRECTED: 'yes' }),
      Mapping: {
        Type: 'AWS::Lambda::EventSourceMapping',
        Properties: {
          EventSourceArn: { 'Fn::GetAtt': ['Orders', 'Arn'] },
          FunctionName: { Ref: 'Process' },
          StartingPosition: 'TRIM_HORIZON',
          BatchSize: 100,
          MaximumRetryAttempts: 0,
          DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': [destination, 'Arn'] } } },
          ...mapping,
        },
      },
    },
  };
}

export const CORRECTED = `${ACCOUNT}:corrected`;

/** A running pipeline whose failed batches are to be redriven. */
export class OrderPipeline {
  readonly kinesis: KinesisClient;
  readonly lambda: LambdaClient;
  readonly s3: S3Client;
  readonly sqs: SQSClient;

  private constructor(readonly sandbox: Sandbox) {
    this.kinesis = new KinesisClient(this.settings);
    this.lambda = new LambdaClient(this.settings);
    this.s3 = this.newS3Client();
    this.sqs = new SQSClient(this.settings);
  }

  newS3Client(): S3Client {
    return new S3Client({ ...this.settings, forcePathStyle: true });
  }

  private get settings() {
    const { endpoint, region } = this.sandbox;
    return { endpoint, region, credentials: this.sandbox.credentials(), maxAttempts: 1 };
  }

  static async start(template: object): Promise<OrderPipeline> {
    return new OrderPipeline(await Sandbox.start({ template, clock: new VirtualClock(START) }));
  }

  async put(...orders: string[]): Promise<void> {
    const Records = orders.map((order) => ({ Data: Buffer.from(order), PartitionKey: order }));
    await this.kinesis.send(new PutRecordsCommand({ StreamName: 'orders', Records }));
  }

  /** Puts orders, and waits until the function has processed them or given them up. */
  async process(...orders: string[]): Promise<void> {
    await this.put(...orders);
    await this.sandbox.drain();
  }

  async failureKeys(prefix = 'aws/lambda/'): Promise<string[]> {
    return (await this.sandbox.objects('Failures', prefix)).map(({ key }) => key);
  }

  async write(Key: string, Body: string): Promise<void> {
    await this.s3.send(new PutObjectCommand({ Bucket: 'failures', Key, Body }));
  }

  async read(Key: string): Promise<string | undefined> {
    const { Body } = await this.s3.send(new GetObjectCommand({ Bucket: 'failures', Key }));
    return Body?.transformToString();
  }

  /** The orders that a function has processed without failing, in order. */
  processedBy(name: 'Process' | 'Corrected'): string[] {
    const runs = this.sandbox.invocations(name).filter(({ failed }) => !failed);
    return runs.flatMap(({ event }) => recordsOf(event).map(({ kinesis }) => textOf(kinesis.data)));
  }

  /** The sequence numbers of the records in the runs of a function. */
  sequenceNumbersOf(name: 'Process' | 'Corrected'): string[] {
    return this.sandbox
      .invocations(name)
      .flatMap(({ event }) => recordsOf(event).map(({ kinesis }) => kinesis.sequenceNumber));
  }
}

interface EventRecord {
  readonly kinesis: { readonly data: string; readonly sequenceNumber: string };
}

function recordsOf(event: unknown): EventRecord[] {
  return (event as { Records?: EventRecord[] }).Records ?? [];
}

function textOf(base64: string): string {
  return Buffer.from(base64, 'base64').toString();
}
