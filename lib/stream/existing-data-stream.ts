import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IStream } from 'aws-cdk-lib/aws-kinesis';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Duration, Size } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { requireRange } from '../private/validation';
import { setMaxConsumers } from './consumer-registration';
import type { IDataStream } from './data-stream-interface';
import { EnhancedFanOutConsumer, type EnhancedFanOutConsumerOptions } from './enhanced-fan-out-consumer';
import { DEFAULT_MAX_RECORD_SIZE, requireMaxRecordSize } from './record-size';
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

  /**
   * The largest record the stream takes: 1,024 to 10,240 whole KiB. Readers that cannot pass it on are warned of.
   *
   * @default Size.mebibytes(1)
   */
  readonly maxRecordSize?: Size;

  /**
   * Enhanced fan-out consumers which this app may register: the 20 of any stream, or 50 with On-demand Advantage, less
   * those registered elsewhere.
   *
   * @default 20
   */
  readonly maxConsumers?: number;
}

/** A stream made elsewhere, with the methods of a data stream. */
export class ExistingDataStream extends Construct implements IDataStream {
  public readonly stream: IStream;

  public readonly eventSourceArn: string;

  public readonly encryptionKey?: IKey;

  public readonly retentionPeriod: Duration;

  public readonly maxRecordSize: Size;

  constructor(scope: Construct, id: string, stream: IStream, options: ExistingStreamOptions = {}) {
    super(scope, id);
    requireRetentionPeriod(this, options.retentionPeriod);
    requireMaxRecordSize(this, options.maxRecordSize);
    requireRange(this, 'maxConsumers', options.maxConsumers, 0, 50);

    this.stream = stream;
    this.eventSourceArn = stream.streamArn;
    this.encryptionKey = stream.encryptionKey;
    this.retentionPeriod = options.retentionPeriod ?? DEFAULT_RETENTION_PERIOD;
    this.maxRecordSize = options.maxRecordSize ?? DEFAULT_MAX_RECORD_SIZE;
    setMaxConsumers(stream, options.maxConsumers);
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
}
