/** What is counted of the records that a Firehose writer did not simply put. */
export enum FirehoseWriterMetric {
  /** Records that were not put, and come again, because delivery had fallen behind; counted each time. */
  HELD_BACK_RECORDS = 'HeldBackRecords',

  /** Records that come again because Firehose refused them, or others that lay before them in their shard. */
  REFUSED_RECORDS = 'RefusedRecords',

  /** Records that cannot be delivered, and are kept in the failure bucket. */
  QUARANTINED_RECORDS = 'QuarantinedRecords',
}
