import type { FailedBatch } from './failed-batch';

/** How failed batches lie in a bucket. */
export interface FailureFormat {
  /** No object that holds a batch is larger. */
  readonly mostBytes: number;
  /** When the batch failed, in milliseconds since 1970; undefined for an object that holds none. */
  failedAt(key: string, lastModified: number): number | undefined;
  /**
   * @param id of the object, such as `s3://bucket/key`
   * @throws Unredrivable that says what is wrong with it
   */
  read(body: Buffer, id: string): FailedBatch;
}
