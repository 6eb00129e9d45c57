import type { ServerSideEncryption } from './encryption';
import type { OpenTableDefinition } from './open-tables';

/** What a room offers the others. A room takes these interfaces in its constructor and imports no other room. */

export interface StoredRecord {
  readonly sequenceNumber: string;
  readonly partitionKey: string;
  readonly data: Buffer;
  /** Milliseconds since the epoch. */
  readonly approximateArrivalTimestamp: number;
}

/** What decides to which shard a record goes. */
export interface RecordKey {
  readonly partitionKey: string;
  /** Decimal; it overrides the hash of the partition key. */
  readonly explicitHashKey?: string;
}

export interface ShardInfo {
  readonly shardId: string;
  /** Shards that must be read to their end first: none, one after a split, two after a merge. */
  readonly parentShardIds: readonly string[];
}

export type ShardPosition =
  | { readonly type: 'TRIM_HORIZON' | 'LATEST' }
  | { readonly type: 'AT_TIMESTAMP'; readonly timestamp: number }
  | { readonly type: 'AT_SEQUENCE_NUMBER' | 'AFTER_SEQUENCE_NUMBER'; readonly sequenceNumber: string };

export interface ReadResult {
  readonly records: readonly StoredRecord[];
  readonly millisBehindLatest: number;
  /** The shard is closed and everything in it has been read. */
  readonly atShardEnd: boolean;
}

/** A place in a shard. Reading moves it on. */
export interface ShardCursor {
  /** @throws AwsError `ProvisionedThroughputExceededException` past the read limits of the shard; the place stays. */
  read(limit: { readonly records: number; readonly bytes: number }): ReadResult;
  /**
   * For an enhanced fan-out consumer, which is pushed its records: milliseconds until it may read the next ones, Infinity
   * while there are none. Absent where one has to ask for records.
   */
  readonly pushesInMs?: number;
  /** Nothing reads any more. */
  close?(): void;
}

/** A data stream as a service reads it: shared throughput by the stream's ARN, dedicated by a consumer's ARN. */
export interface StreamSource {
  readonly streamName: string;
  readonly streamArn: string;
  /** The ARN that was asked for: of the stream, or of the enhanced fan-out consumer. */
  readonly sourceArn: string;
  readonly enhancedFanOut: boolean;
  readonly retentionMs: number;
  /** Open and closed shards that still hold records, parents before children. */
  shards(): readonly ShardInfo[];
  cursor(shardId: string, position: ShardPosition): ShardCursor;
  /** Whether records with this key belong to the shard. */
  owns(shardId: string, key: RecordKey): boolean;
  /** Calls back, synchronously, after records were added or shards changed. Returns how to stop that. */
  onActivity(listener: () => void): () => void;
}

export interface StreamService {
  /** @throws AwsError `ResourceNotFoundException` */
  source(arn: string): StreamSource;
}

export interface AssetService {
  /** The folder or zip file of an asset that the assembly publishes to this bucket and key; absent when it has none such. */
  path(bucket: string, key: string): string | undefined;
}

export interface FunctionDescription {
  readonly functionName: string;
  readonly functionArn: string;
  readonly roleArn: string;
  readonly timeoutMs: number;
}

export interface InvocationResult {
  readonly requestId: string;
  readonly executedVersion: string;
  /** JSON text that the function returned, or the error object's when it failed. */
  readonly payload: string;
  /** Set when the function failed: threw, exited, ran out of time or memory. */
  readonly functionError?: 'Unhandled';
}

export interface FunctionService {
  /** @throws AwsError `ResourceNotFoundException` */
  describe(arnOrName: string): FunctionDescription;
  /**
   * @param event JSON text
   * @param requestId the same for a retry of the same event; default - a new one
   * @throws AwsError `TooManyRequestsException` when no concurrency is left
   */
  invoke(arnOrName: string, event: string, requestId?: string): Promise<InvocationResult>;
}

export interface AsynchronousInvocation {
  /** Of a function, a version or an alias. */
  readonly functionArn: string;
  /** JSON text. */
  readonly event: string;
  /**
   * It comes round by itself, so that nothing waits for it to end.
   * @default false
   */
  readonly recurring?: boolean;
}

export interface AsynchronousFunctionService {
  /**
   * Takes an event that the function runs soon, and again when it fails. Returns the request id.
   * @throws AwsError `ResourceNotFoundException`
   */
  invokeAsynchronously(invocation: AsynchronousInvocation): string;
}

export interface ObjectMetadata {
  readonly contentType?: string;
  readonly contentEncoding?: string;
  readonly custom?: Readonly<Record<string, string>>;
}

export interface ObjectToPut extends ObjectMetadata {
  /** @default - as the bucket says */
  readonly encryption?: ServerSideEncryption;
}

export interface ObjectInfo {
  readonly key: string;
  readonly size: number;
  readonly lastModified: number;
}

export interface BucketService {
  /** Whole object or nothing. @throws AwsError `NoSuchBucket` */
  put(bucket: string, key: string, body: Buffer, object?: ObjectToPut): Promise<void>;
  /** @throws AwsError `NoSuchKey` */
  get(bucket: string, key: string): Promise<Buffer>;
  /** In the order of the keys' UTF-8 bytes. */
  list(bucket: string, prefix?: string): Promise<readonly ObjectInfo[]>;
  /** The file that holds an object, to be read only. */
  file(bucket: string, key: string): string;
}

export interface ObjectNotifier {
  /** Calls back, synchronously, after an object was created or replaced. Returns how to stop that. */
  onCreated(listener: (bucket: string, key: string) => void): () => void;
}

export interface BucketRegistry {
  /** Keeps a bucket that a service makes and owns. */
  manage(bucket: string): void;
}

export interface CatalogColumn {
  readonly name: string;
  /** Hive type, such as `bigint` or `timestamp`. */
  readonly type: string;
}

export interface CatalogService {
  /** Columns of a Glue table, partition keys left out. @throws AwsError `EntityNotFoundException` */
  columns(database: string, table: string): readonly CatalogColumn[];
  /** A Glue table in an open format. @throws AwsError `EntityNotFoundException`, or `InvalidInputException` for any other */
  openTable(database: string, table: string): OpenTableDefinition;
}

export interface SecretService {
  /** The string of a secret. @throws AwsError `ResourceNotFoundException` */
  secretString(arnOrName: string): string;
}

export interface SecretRegistry {
  /**
   * Keeps a secret that a service makes and owns, such as an admin password. Returns its ARN.
   *
   * @param makeValue called once: the value outlives the process
   */
  manage(name: string, makeValue: () => string): string;
}

export interface CopyResult {
  readonly loadedRows: number;
}

export interface WarehouseService {
  /**
   * Runs a COPY statement, all of it or none, as the given database user. Whoever calls must have seen that its role may
   * read the objects.
   * @throws AwsError with what the warehouse answered
   */
  copy(jdbcUrl: string, user: string, statement: string): Promise<CopyResult>;
}

export interface MetricSample {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly value: number;
  readonly unit?: string;
  /** How many times the value was seen. Default 1. */
  readonly count?: number;
  /** Milliseconds since the epoch. Default - now. */
  readonly timestamp?: number;
}

export interface MetricService {
  put(sample: MetricSample): void;
}

export interface LogService {
  /** One event of a log group; a line in CloudWatch embedded metric format becomes metrics as well. */
  write(logGroup: string, logStream: string, message: string): void;
}

export interface TopicService {
  /** @throws AwsError `NotFound` */
  publish(topicArn: string, message: string, subject?: string): void;
}

/** What a message says beside its body, in the shape of the service's API. */
export type QueueMessageAttributes = Readonly<
  Record<string, { readonly DataType: 'String' | 'Number'; readonly StringValue: string }>
>;

/** What a service tells the default event bus. */
export interface ServiceEvent {
  /** Such as `aws.s3`. */
  readonly source: string;
  readonly detailType: string;
  /** ARNs of what it is about. */
  readonly resources: readonly string[];
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface EventBusService {
  publish(event: ServiceEvent): void;
}

export interface QueueService {
  /** @throws AwsError `QueueDoesNotExist`, or what is wrong with the message, such as its size */
  send(queueArn: string, body: string, attributes?: QueueMessageAttributes): void;
}
