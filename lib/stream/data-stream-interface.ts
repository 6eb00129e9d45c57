import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { EnhancedFanOutConsumer, EnhancedFanOutConsumerOptions } from './enhanced-fan-out-consumer';
import type { IStreamEventSource } from './stream-event-source';

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
   * Lets the grantee put records, and encrypt them. The Kinesis Producer Library asks for `kinesis:ListShards` as well.
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
