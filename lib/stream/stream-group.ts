import type { IMetric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Aspects } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { encryptionKey } from '../private/encryption-key';
import { requireRange } from '../private/validation';
import { DataStream } from './data-stream';
import type { IDataStream } from './data-stream-interface';
import { ExistingStreamGroup } from './existing-stream-group';
import { grantEach, routingTableOf, totalOf } from './stream-cells';
import { StreamEncryption } from './stream-encryption';
import type { IStreamGroup } from './stream-group-interface';
import type { ExistingStreamGroupProps, StreamGroupProps } from './stream-group-props';
import { StreamQuotas } from './stream-quotas';

/** Resources in a stack, of which each stream is one. */
const MOST_STREAMS = 500;

/**
 * Data streams with one key space and one key, for what a single stream cannot carry, or should not, for its outage would
 * be everybody's.
 *
 * Producers choose a stream by what must stay together, such as a tenant or a host, with
 * `streamForKey(JSON.parse(routingTable), key)` of `cdk-kinesis-pipelines/dist/stream/stream-for-key`, which takes nothing
 * but Node.js. In other languages: of all cells of the table, take the one whose MD5 of `<cell>/<key>` in UTF-8 is the
 * highest, as a big-endian number; its value is the name of the stream. The partition key within the stream is the
 * producer's as ever.
 *
 * One stream more takes its part of the keys from each of the others. Records of such a key that were put before are in
 * the stream where it was: its order holds within each of the two, not across them.
 *
 * Its streams have generated names, which a role that the app makes in another account cannot refer to: to share with
 * one, make data streams with names, and group them by `fromStreams`.
 *
 * @see https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html
 *
 * @example
 * declare const producer: lambda.Function;
 * const group = new StreamGroup(this, 'Clicks', { streamCount: 3 });
 * group.grantWrite(producer);
 * producer.addEnvironment('STREAMS', group.routingTable);
 */
export class StreamGroup extends Construct implements IStreamGroup {
  /**
   * Makes a group of streams which were made each on its own, such as one in the stack of each cell.
   *
   * @param scope Parent of the construct.
   * @param id Construct id.
   * @param props The streams, by cell.
   */
  public static fromStreams(scope: Construct, id: string, props: ExistingStreamGroupProps): IStreamGroup {
    return new ExistingStreamGroup(scope, id, props);
  }

  public readonly streams: IDataStream[];

  public readonly routingTable: string;

  /** The key that encrypts the records of all streams. */
  public readonly encryptionKey: IKey;

  constructor(scope: Construct, id: string, props: StreamGroupProps) {
    super(scope, id);
    const { streamCount, routedStreamCount = streamCount } = props;
    requireRange(this, 'streamCount', streamCount, 1, MOST_STREAMS);
    requireRange(this, 'routedStreamCount', routedStreamCount, 1, streamCount);

    this.encryptionKey = props.encryptionKey ?? this.sharedKey(props);
    const streams = cellNames(streamCount).map((cell) => [cell, this.addStream(cell, props)] as const);
    this.streams = streams.map(([, stream]) => stream);
    this.routingTable = routingTableOf(this, Object.fromEntries(streams.slice(0, routedStreamCount)));
    Aspects.of(this).add(new StreamQuotas(this));
  }

  public grantRead(grantee: IGrantable): Grant {
    return grantEach(this.streams, (stream) => stream.grantRead(grantee));
  }

  public grantWrite(grantee: IGrantable): Grant {
    return grantEach(this.streams, (stream) => stream.grantWrite(grantee));
  }

  public grantReadWrite(grantee: IGrantable): Grant {
    return grantEach(this.streams, (stream) => stream.grantReadWrite(grantee));
  }

  public metricTotal(metricName: string, options?: MetricOptions): IMetric {
    return totalOf(this.streams, metricName, options);
  }

  private sharedKey({ removalPolicy }: StreamGroupProps): IKey {
    return encryptionKey(this, 'Key', { description: `Encrypts the data streams of ${this.node.path}`, removalPolicy });
  }

  private addStream(id: string, props: StreamGroupProps): DataStream {
    return new DataStream(this, id, {
      capacity: props.capacity,
      retentionPeriod: props.retentionPeriod,
      maxRecordSize: props.maxRecordSize,
      recordDistributionStrategy: props.recordDistributionStrategy,
      shardLevelMetrics: props.shardLevelMetrics,
      removalPolicy: props.removalPolicy,
      encryption: StreamEncryption.customerManaged(this.encryptionKey),
    });
  }
}

function cellNames(streamCount: number): string[] {
  return Array.from({ length: streamCount }, (_, index) => `Stream${index + 1}`);
}
