/** How Amazon Data Firehose runs where that can be chosen. */
export interface DeliveryOptions {
  /**
   * How many partitions a delivery stream may write to at a time.
   * @default 500
   */
  readonly activePartitions?: number;
}
