import { gunzipSync } from 'node:zlib';
import type { DeliveryOptions } from '../../../../toolkit/sandbox/firehose/delivery-options';
import { DeliveryRoom } from '../../../../toolkit/sandbox/firehose/delivery-room';
import { CatalogRoom } from '../../../../toolkit/sandbox/glue/catalog-room';
import { IcebergRoom } from '../../../../toolkit/sandbox/iceberg/iceberg-room';
import { AwsError } from '../../../../toolkit/sandbox/kernel/aws-error';
import type { Identity } from '../../../../toolkit/sandbox/kernel/identity';
import type { Room } from '../../../../toolkit/sandbox/kernel/room';
import type { InvocationResult, MetricSample } from '../../../../toolkit/sandbox/kernel/services';
import { BucketsRoom } from '../../../../toolkit/sandbox/s3/buckets-room';
import { ANYONE, actingFor, NO_FUNCTIONS } from '../acting';
import { type TestContext, testContext } from '../context';
import { FakeStream } from './fake-stream';

export const NAME = 'to-lake';
export const LAMBDA_ARN = 'arn:aws:lambda:us-east-1:123456789012:function:transform';
export const ROLE_ARN = 'arn:aws:iam::123456789012:role/delivery';
const LAKE = { BucketARN: 'arn:aws:s3:::lake', RoleARN: ROLE_ARN };

export interface TransformEvent {
  readonly invocationId: string;
  readonly deliveryStreamArn: string;
  readonly sourceKinesisStreamArn?: string;
  readonly region: string;
  readonly records: readonly {
    readonly recordId: string;
    readonly approximateArrivalTimestamp: number;
    readonly data: string;
    readonly kinesisRecordMetadata?: Record<string, unknown>;
  }[];
}

/** Returns the response, or throws: an `AwsError` when Lambda refuses, any other when the function fails. */
export type Transform = (event: TransformEvent) => unknown;

const rooms: DeliveryRoom[] = [];
const creations: Promise<unknown>[] = [];

afterEach(async () => {
  await Promise.allSettled(creations.splice(0));
  await Promise.all(rooms.splice(0).map((room) => room.close()));
});

/** Rooms around a delivery room: buckets and the catalog are real, the rest answers as a test wants. */
export class Fixture {
  readonly stream: FakeStream;
  readonly buckets: BucketsRoom;
  readonly catalog: CatalogRoom;
  readonly openTables: IcebergRoom;
  readonly room: DeliveryRoom;
  readonly events: TransformEvent[] = [];
  readonly samples: MetricSample[] = [];
  readonly logs: string[] = [];
  readonly copies: { jdbcUrl: string; user: string; statement: string; time: number }[] = [];
  /** Of whatever role. */
  identity: Identity = ANYONE;
  transform: Transform = returnAll((data) => data);
  /** The text of every secret. */
  secret: (arn: string) => string = (arn) => JSON.stringify({ username: `user of ${arn}`, password: 'p' });
  /** Settles when the delivery stream that was created last has been checked. */
  created: Promise<unknown> = Promise.resolve();
  copyFailure: AwsError | undefined;

  constructor(
    readonly context: TestContext = testContext(),
    stream?: FakeStream,
    private readonly options: DeliveryOptions = {},
  ) {
    this.stream = stream ?? new FakeStream(() => context.clock.now());
    this.buckets = new BucketsRoom(context);
    this.catalog = new CatalogRoom(context);
    this.openTables = new IcebergRoom(context, { buckets: this.buckets, catalog: this.catalog });
    this.addBucket('lake');
    const services = {
      as: actingFor(() => ({
        identity: this.identity,
        streams: { source: (arn) => this.source(arn) },
        functions: { ...NO_FUNCTIONS, describe: describedFunction, invoke: (arn, event) => this.invoke(arn, event) },
        buckets: this.buckets.as(this.identity),
        secrets: { secretString: (arn) => this.secret(arn) },
        logs: { write: (...line) => void this.logs.push(line.join(' ')) },
      })),
      catalog: this.catalog,
      openTables: this.openTables,
      warehouse: { copy: (...command: [string, string, string]) => this.copy(...command) },
      metrics: { put: (sample: MetricSample) => void this.samples.push(sample) },
    };
    this.room = new DeliveryRoom(context, services, options);
    rooms.push(this.room);
  }

  get clock() {
    return this.context.clock;
  }

  addBucket(name: string): void {
    void create(this.buckets, 'AWS::S3::Bucket', { BucketName: name });
  }

  addTable(columns: Record<string, string>): void {
    void create(this.catalog, 'AWS::Glue::Database', { DatabaseInput: { Name: 'lake' } });
    const Columns = Object.entries(columns).map(([Name, Type]) => ({ Name, Type }));
    const TableInput = { Name: 'rows', StorageDescriptor: { Columns } };
    void create(this.catalog, 'AWS::Glue::Table', { DatabaseName: 'lake', TableInput });
  }

  /** Tables of Apache Iceberg in the Data Catalog, each below its name in the bucket `lake`. */
  addOpenTables(database: string, tables: Record<string, Record<string, string>>): void {
    void create(this.catalog, 'AWS::Glue::Database', { DatabaseInput: { Name: database } });
    for (const [name, columns] of Object.entries(tables)) {
      const Columns = Object.entries(columns).map(([Name, Type]) => ({ Name, Type }));
      void create(this.catalog, 'AWS::Glue::Table', {
        DatabaseName: database,
        OpenTableFormatInput: { IcebergInput: { MetadataOperation: 'CREATE', Version: '2' } },
        TableInput: { Name: name, StorageDescriptor: { Columns, Location: `s3://lake/${name}` } },
      });
    }
  }

  /** A delivery stream from the data stream, to objects; started. */
  toS3(destination: Record<string, unknown> = {}, properties: Record<string, unknown> = {}): this {
    return this.create({
      DeliveryStreamType: 'KinesisStreamAsSource',
      KinesisStreamSourceConfiguration: { KinesisStreamARN: this.stream.streamArn },
      ExtendedS3DestinationConfiguration: { ...LAKE, ...destination },
      ...properties,
    });
  }

  directPutToS3(destination: Record<string, unknown> = {}, properties: Record<string, unknown> = {}): this {
    return this.create({ ExtendedS3DestinationConfiguration: { ...LAKE, ...destination }, ...properties });
  }

  create(properties: Record<string, unknown>): this {
    this.created = create(this.room, 'AWS::KinesisFirehose::DeliveryStream', {
      DeliveryStreamName: NAME,
      ...properties,
    });
    creations.push(this.created);
    this.room.start();
    return this;
  }

  async call(operation: string, input: Record<string, unknown>): Promise<Record<string, unknown>> {
    const caller = { roleArn: 'role', accessKeyId: 'key' };
    return (await this.room.jsonApis[0]?.call(operation, input, caller)) as Record<string, unknown>;
  }

  putDirectly(...records: string[]) {
    const Records = records.map((data) => ({ Data: Buffer.from(data).toString('base64') }));
    return this.call('PutRecordBatch', { DeliveryStreamName: NAME, Records });
  }

  async keys(prefix = '', bucket = 'lake'): Promise<string[]> {
    return (await this.buckets.list(bucket, prefix)).map(({ key }) => key);
  }

  /** The text of the objects below a prefix, in the order of their keys. */
  async texts(prefix = '', bucket = 'lake'): Promise<string[]> {
    const keys = await this.keys(prefix, bucket);
    const bodies = await Promise.all(keys.map((key) => this.buckets.get(bucket, key)));
    return bodies.map((body, i) => String(keys[i]?.endsWith('.gz') ? gunzipSync(body) : body));
  }

  /** The sum of a metric. */
  sum(name: string): number {
    return this.samples.filter((sample) => sample.name === name).reduce((sum, { value }) => sum + value, 0);
  }

  /** A process that was killed at this moment, and its successor on the same files. */
  async restart(): Promise<Fixture> {
    this.clock.stop();
    this.stream.forgetListeners();
    const context = testContext(this.context.dataDir);
    await context.clock.advance(this.clock.now() - context.clock.now());
    const again = new Fixture(context, this.stream, this.options);
    again.secret = this.secret;
    this.stream.now = () => context.clock.now();
    again.transform = this.transform;
    return again;
  }

  private source(arn: string): FakeStream {
    if (arn === this.stream.streamArn) return this.stream;
    throw new AwsError('ResourceNotFoundException', `Stream ${arn} not found.`);
  }

  private async invoke(arn: string, event: string): Promise<InvocationResult> {
    const parsed = JSON.parse(event) as TransformEvent;
    this.events.push(parsed);
    if (arn !== LAMBDA_ARN) throw new AwsError('ResourceNotFoundException', arn);
    const answer = { requestId: 'id', executedVersion: '$LATEST' };
    try {
      return { ...answer, payload: JSON.stringify(this.transform(parsed)) };
    } catch (error) {
      if (error instanceof AwsError) throw error;
      return { ...answer, payload: '{"errorType":"Error"}', functionError: 'Unhandled' };
    }
  }

  private async copy(jdbcUrl: string, user: string, statement: string) {
    this.copies.push({ jdbcUrl, user, statement, time: this.clock.now() });
    if (this.copyFailure !== undefined) throw this.copyFailure;
    return { loadedRows: 7 };
  }
}

/** A function that makes new data of each record. */
export function returnAll(change: (data: string) => string): Transform {
  return ({ records }) => ({
    records: records.map(({ recordId, data }) => ({
      recordId,
      result: 'Ok',
      data: Buffer.from(change(String(Buffer.from(data, 'base64')))).toString('base64'),
    })),
  });
}

export function lambda(parameters: Record<string, string> = {}) {
  const Parameters = Object.entries({ LambdaArn: LAMBDA_ARN, ...parameters }).map(
    ([ParameterName, ParameterValue]) => ({ ParameterName, ParameterValue }),
  );
  return { Enabled: true, Processors: [{ Type: 'Lambda', Parameters }] };
}

function create(room: Room, type: string, properties: Record<string, unknown>): Promise<unknown> {
  const resource = room.resourceTypes?.find((candidate) => candidate.type === type);
  const created = resource?.create({
    stackName: 'App',
    logicalId: 'Resource',
    path: 'App/Resource',
    type,
    properties,
    generatedName: 'App-Resource-1',
  });
  return Promise.resolve(created);
}

function describedFunction(functionArn: string) {
  return { functionName: 'transform', functionArn, roleArn: ROLE_ARN, timeoutMs: 60_000 };
}
