import type { RecordFailure } from '../record';

export type PartitionError = Pick<RecordFailure, 'errorType' | 'code' | 'message'>;

/** What becomes of a record whose keys cannot be had; the service's words. */
export function extractionFailure(message: string): PartitionError {
  return { errorType: 'metadata-extraction-failed', code: 'DynamicPartitioning.MetadataExtractionFailed', message };
}

export const MISSING_KEYS = extractionFailure('partitionKeys values must not be null or empty');

/** The service documents that what has no prefix goes to the error prefix, not in which words. */
export const NO_PREFIX = extractionFailure('The prefix is too long with these partitionKeys');

/** The service documents the folder of these records, not their code. */
export function tooManyPartitions(limit: number): PartitionError {
  return {
    errorType: 'activePartitionExceeded',
    code: 'DynamicPartitioning.ActivePartitionExceeded',
    message: `The delivery stream has ${limit} active partitions, which is its limit.`,
  };
}
