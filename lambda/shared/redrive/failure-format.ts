import { ERROR_OBJECTS } from './error-objects';
import type { FailedBatch } from './failed-batch';
import { FAILURE_PREFIX } from './failure-key';
import { MAPPING_FAILURES } from './mapping-failures';

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

/** What a delivery stream could not deliver lies anywhere but where Lambda keeps what mappings gave up. */
export function formatBelow(prefix: string): FailureFormat {
  return prefix.startsWith(FAILURE_PREFIX) ? MAPPING_FAILURES : ERROR_OBJECTS;
}
