import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';

/** What a reader is let read: a data lake, an Iceberg table, a data stream or a consumer of one. */
export interface IReaderSource {
  /**
   * Lets the grantee read, and decrypt what it reads.
   *
   * @param grantee who reads
   */
  grantRead(grantee: IGrantable): Grant;
}
