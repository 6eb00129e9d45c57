import type { AddToResourcePolicyResult, Grant, IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type CfnStream, type IStream, ShardLevelMetrics, Stream, StreamMode } from 'aws-cdk-lib/aws-kinesis';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Duration, RemovalPolicy, type Size } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { acknowledge } from '../private/acknowledgements';
import { requireThat } from '../private/validation';
import type { ShardAutoscaler } from './autoscaling/shard-autoscaler';
import type { StreamCapacityConfig } from './capacity-plan';
import { setMaxConsumers } from './consumer-registration';
import type { IDataStream } from './data-stream-interface';
import type { DataStreamProps } from './data-stream-props';
import { EnhancedFanOutConsumer, type EnhancedFanOutConsumerOptions } from './enhanced-fan-out-consumer';
import { ExistingDataStream, type ExistingStreamOptions } from './existing-data-stream';
import { requireKinesisName } from './kinesis-name';
import type { RecordDistributionStrategy } from './record-distribution-strategy';
import { DEFAULT_MAX_RECORD_SIZE, requireMaxRecordSize } from './record-size';
import { aboutItself } from './resource-policy';
import { warnOfAllShardMetrics } from './shard-metrics-cost';
import { StreamCapacity } from './stream-capacity';
import { StreamEncryption } from './stream-encryption';
import { grantStreamRead, grantStreamReadWrite, grantStreamWrite } from './stream-grants';
import { requireRetentionPeriod } from './stream-retention';

/** What only a shard can show: that it is hot, and what it therefore throttles. */
const HOT_SHARD_METRICS = [
  ShardLevelMetrics.INCOMING_BYTES,
  ShardLevelMetrics.INCOMING_RECORDS,
  ShardLevelMetrics.READ_PROVISIONED_THROUGHPUT_EXCEEDED,
  ShardLevelMetrics.WRITE_PROVISIONED_THROUGHPUT_EXCEEDED,
];

/**
 * A Kinesis data stream with production defaults: on demand, seven days of retention, encrypted with a key of its own.
 *
 * @example
 * const stream = new DataStream(this, 'AccessLog');
 */
export class DataStream extends Construct implements IDataStream {
  /**
   * Gives a stream that exists already the methods of a data stream.
   *
   * @param scope Parent of the construct.
   * @param id Construct id.
   * @param stream The existing stream; import it together with its key, if it has one.
   * @param options What cannot be told from the stream.
   */
  public static fromStream(
    scope: Construct,
    id: string,
    stream: IStream,
    options: ExistingStreamOptions = {},
  ): IDataStream {
    return new ExistingDataStream(scope, id, stream, options);
  }

  public readonly stream: IStream;

  public readonly eventSourceArn: string;

  public readonly encryptionKey?: IKey;

  public readonly retentionPeriod: Duration;

  public readonly maxRecordSize: Size;

  /** How the stream scales. */
  public readonly capacity: StreamCapacity;

  /** What scales the shards of an auto-scaled stream. */
  public readonly autoscaler?: ShardAutoscaler;

  constructor(scope: Construct, id: string, props: DataStreamProps = {}) {
    super(scope, id);
    requireKinesisName(this, 'streamName', props.streamName);
    requireRetentionPeriod(this, props.retentionPeriod);
    requireMaxRecordSize(this, props.maxRecordSize);

    const removalPolicy = props.removalPolicy ?? RemovalPolicy.RETAIN;
    const encryption = props.encryption ?? StreamEncryption.customerManaged();
    this.capacity = props.capacity ?? StreamCapacity.onDemand();
    this.retentionPeriod = props.retentionPeriod ?? Duration.hours(168);
    this.maxRecordSize = props.maxRecordSize ?? DEFAULT_MAX_RECORD_SIZE;
    const config = this.capacity._bind(this, props.streamName);
    requireOnDemand(this, config.streamMode, props.recordDistributionStrategy);
    warnOfAllShardMetrics(this, props.shardLevelMetrics);
    this.stream = new Stream(this, 'Resource', {
      ...encryption._bind(this, removalPolicy),
      streamName: props.streamName ?? config.streamName,
      streamMode: config.streamMode,
      shardCount: config.shardCount,
      retentionPeriod: this.retentionPeriod,
      shardLevelMetrics: props.shardLevelMetrics ?? HOT_SHARD_METRICS,
      removalPolicy,
    });
    setWhatStreamLacks(this.stream, props, config);
    setMaxConsumers(this.stream, config.maxConsumers);
    this.eventSourceArn = this.stream.streamArn;
    this.encryptionKey = this.stream.encryptionKey;
    if (this.encryptionKey !== undefined) acknowledgeOwnKey(this.stream);
    this.autoscaler = this.capacity._attach(this);
  }

  public addConsumer(id: string, options: EnhancedFanOutConsumerOptions = {}): EnhancedFanOutConsumer {
    const { stream, retentionPeriod, maxRecordSize } = this;
    return new EnhancedFanOutConsumer(this, id, { ...options, stream, retentionPeriod, maxRecordSize });
  }

  public grantRead(grantee: IGrantable): Grant {
    return grantStreamRead(this.stream, grantee);
  }

  public grantWrite(grantee: IGrantable): Grant {
    return grantStreamWrite(this.stream, grantee);
  }

  public grantReadWrite(grantee: IGrantable): Grant {
    return grantStreamReadWrite(this.stream, grantee);
  }

  /**
   * Adds a statement to the stream's resource policy, which shares it with other accounts; they need a statement of its
   * key as well, so `grantRead` and `grantWrite` are the easier way.
   *
   * @param statement What to allow or deny; about this stream, if it names no resource.
   */
  public addToResourcePolicy(statement: PolicyStatement): AddToResourcePolicyResult {
    return this.stream.addToResourcePolicy(aboutItself(statement, this.stream.streamArn));
  }
}

/** Set on the resource, because aws-cdk's `Stream` has no props for it. */
function setWhatStreamLacks(stream: IStream, props: DataStreamProps, config: StreamCapacityConfig): void {
  const resource = stream.node.defaultChild as CfnStream;
  resource.maxRecordSizeInKiB = props.maxRecordSize?.toKibibytes();
  resource.recordDistributionStrategy = props.recordDistributionStrategy;
  resource.warmThroughputMiBps = config.warmThroughput;
}

function requireOnDemand(owner: Construct, mode: StreamMode, strategy: RecordDistributionStrategy | undefined): void {
  const holds = strategy === undefined || mode === StreamMode.ON_DEMAND;
  requireThat(holds, owner, 'recordDistributionStrategy', 'left out of a provisioned stream', `${strategy}`);
}

function acknowledgeOwnKey(stream: IStream): void {
  acknowledge(stream, {
    KDS3: 'unlike the key which AWS manages, a customer managed key can be restricted, audited, shared and disabled',
  });
}
