import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IStream } from 'aws-cdk-lib/aws-kinesis';
import type { Duration, Size } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';

/** What a function can be subscribed to: a data stream, or a consumer with throughput of its own. */
export interface IStreamEventSource extends IConstruct {
  /** The stream the records come from. */
  readonly stream: IStream;

  /** ARN of what an event source mapping reads: the stream's, or the consumer's. */
  readonly eventSourceArn: string;

  /** How long the stream keeps a record, and so how far a reader may fall behind. */
  readonly retentionPeriod: Duration;

  /** The largest record the stream takes, and so a reader may get. */
  readonly maxRecordSize: Size;

  /**
   * Lets the grantee read records, and decrypt them.
   *
   * @param grantee Who reads.
   */
  grantRead(grantee: IGrantable): Grant;
}
