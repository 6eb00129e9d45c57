/** What a producer put, before the Kinesis Producer Library packed it with others into one record. */
export interface UserRecord {
  readonly partitionKey: string;
  /** Decimal; it overrides the hash of the partition key. */
  readonly explicitHashKey?: string;
  readonly data: Buffer;
}
