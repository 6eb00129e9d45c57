import type { AddToResourcePolicyResult, Grant, IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IStream, IStreamConsumer } from 'aws-cdk-lib/aws-kinesis';
import type { Duration, ResourceEnvironment, Size } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { DEFAULT_MAX_RECORD_SIZE, requireMaxRecordSize } from './record-size';
import type { IStreamEventSource } from './stream-event-source';
import { grantConsumerRead, type SharedConsumer } from './stream-grants';
import { DEFAULT_RETENTION_PERIOD, requireRetentionPeriod } from './stream-retention';

/** What cannot be told from an existing consumer. */
export interface ExistingConsumerOptions {
  /**
   * The stream of the consumer, imported together with its key, if it has one.
   *
   * @default - the stream in the consumer's ARN, as if nothing had to be decrypted
   */
  readonly stream?: IStream;

  /**
   * How long the stream keeps a record: 24 to 8,760 whole hours. Alarms on falling behind are scaled to it.
   *
   * @default Duration.hours(24)
   */
  readonly retentionPeriod?: Duration;

  /**
   * The largest record the stream takes: 1,024 to 10,240 whole KiB. Readers that cannot pass it on are warned of.
   *
   * @default Size.mebibytes(1)
   */
  readonly maxRecordSize?: Size;
}

/** A consumer registered elsewhere, as another account does which shares its stream. */
export class ExistingConsumer extends Construct implements IStreamEventSource, SharedConsumer {
  public readonly stream: IStream;

  /** Of the stream, because aws-cdk takes an imported consumer for one of this account. */
  public readonly env: ResourceEnvironment;

  public readonly eventSourceArn: string;

  public readonly retentionPeriod: Duration;

  public readonly maxRecordSize: Size;

  constructor(
    scope: Construct,
    id: string,
    public readonly consumer: IStreamConsumer,
    options: ExistingConsumerOptions = {},
  ) {
    super(scope, id);
    requireRetentionPeriod(this, options.retentionPeriod);
    requireMaxRecordSize(this, options.maxRecordSize);

    this.stream = options.stream ?? consumer.stream;
    this.env = this.stream.env;
    this.eventSourceArn = consumer.streamConsumerArn;
    this.retentionPeriod = options.retentionPeriod ?? DEFAULT_RETENTION_PERIOD;
    this.maxRecordSize = options.maxRecordSize ?? DEFAULT_MAX_RECORD_SIZE;
  }

  public grantRead(grantee: IGrantable): Grant {
    return grantConsumerRead(this, grantee);
  }

  public addToResourcePolicy(statement: PolicyStatement): AddToResourcePolicyResult {
    return this.consumer.addToResourcePolicy(statement);
  }
}
