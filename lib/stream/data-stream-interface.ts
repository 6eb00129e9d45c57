import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IStream } from 'aws-cdk-lib/aws-kinesis';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Duration } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import type { EnhancedFanOutConsumer, EnhancedFanOutConsumerOptions } from './enhanced-fan-out-consumer';

/** What a function can be subscribed to: a data stream, or a consumer with throughput of its own. */
export interface IStreamEventSource extends IConstruct {
  /** The stream the records come from. */
  readonly stream: IStream;

  /** ARN of what an event source mapping reads: the stream's, or the consumer's. */
  readonly eventSourceArn: string;

  /** How long the stream keeps a record, and so how far a reader may fall behind. */
  readonly retentionPeriod: Duration;

  /**
   * Lets the grantee read records, and decrypt them.
   *
   * @param grantee Who reads.
   */
  grantRead(grantee: IGrantable): Grant;
}

/** A data stream, created here or existing already. */
export interface IDataStream extends IStreamEventSource {
  /** The key of the stream; undefined where AWS manages it, or where an existing stream came without. */
  readonly encryptionKey?: IKey;

  /**
   * Registers a consumer that gets 2 MB per second of each shard for itself.
   *
   * @param id Construct id, unique within the stream.
   * @param options How the consumer is registered.
   */
  addConsumer(id: string, options?: EnhancedFanOutConsumerOptions): EnhancedFanOutConsumer;

  /**
   * Lets the grantee put records, and encrypt them.
   *
   * @param grantee Who writes.
   */
  grantWrite(grantee: IGrantable): Grant;

  /**
   * Lets the grantee read and put records.
   *
   * @param grantee Who reads and writes.
   */
  grantReadWrite(grantee: IGrantable): Grant;
}
