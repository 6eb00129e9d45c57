/** What a redrive tells of its failure destination, with the dimension `FailureDestination`: the name of the bucket or queue. */
export enum RedriveMetric {
  /** Batches that wait, measured every 5 minutes. Above 0, something has failed and has not been brought back. */
  BATCHES_WAITING = 'BatchesWaiting',

  /** Seconds since the oldest of the waiting batches failed; for a queue, see `AWS/SQS ApproximateAgeOfOldestMessage`. */
  AGE_OF_OLDEST_BATCH = 'AgeOfOldestBatch',

  /** Records that were brought back. */
  RECORDS_REDRIVEN = 'RecordsRedriven',

  /** Records that have failed again: they wait for the next run. */
  RECORDS_FAILED = 'RecordsFailed',

  /** Records which only a queue knew the place of, and which the stream does not keep any more: they are lost. */
  RECORDS_EXPIRED = 'RecordsExpired',
}
