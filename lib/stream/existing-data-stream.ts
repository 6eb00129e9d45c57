import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IStream } from 'aws-cdk-lib/aws-kinesis';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { IDataStream } from './data-stream-interface';
import { EnhancedFanOutConsumer, type EnhancedFanOutConsumerOptions } from './enhanced-fan-out-consumer';
import { grantStreamRead, grantStreamReadWrite, grantStreamWrite } from './stream-grants';
import { DEFAULT_RETENTION_PERIOD, requireRetentionPeriod } from './stream-retention';

/** What cannot be told from an existing stream. */
export interface ExistingStreamOptions {
  /**
   * How long the stream keeps a record: 24 to 8,760 whole hours. Alarms on falling behind are scaled to it.
   *
   * @default Duration.hours(24)
   */
  readonly retentionPeriod?: Duration;
}

/** A stream made elsewhere, with the methods of a data stream. */
export class ExistingDataStream extends Construct implements IDataStream {
  public readonly stream: IStream;

  public readonly eventSourceArn: string;

  public readonly encryptionKey?: IKey;

  public readonly retentionPeriod: Duration;

  constructor(scope: Construct, id: string, stream: IStream, options: ExistingStreamOptions = {}) {
    super(scope, id);
    requireRetentionPeriod(this, options.retentionPeriod);
    this.stream = stream;
    this.eventSourceArn = stream.streamArn;
    this.encryptionKey = stream.encryptionKey;
    this.retentionPeriod = options.retentionPeriod ?? DEFAULT_RETENTION_PERIOD;
  }

  public addConsumer(id: string, options: EnhancedFanOutConsumerOptions = {}): EnhancedFanOutConsumer {
    const { stream, retentionPeriod } = this;
    return new EnhancedFanOutConsumer(this, id, { ...options, stream, retentionPeriod });
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
}
