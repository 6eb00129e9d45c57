/** How Amazon Data Firehose runs where that can be chosen. */
export interface DeliveryOptions {
  /**
   * How many partitions a delivery stream may write to at a time.
   * @default 500
   */
  readonly activePartitions?: number;
  /**
   * Where on this machine HTTP endpoints, Splunk, OpenSearch and Snowflake are: a URL on 127.0.0.1 for each URL, host name or
   * ARN of a domain that a template delivers to. Nothing is sent to any other address.
   * @default - none of them is sent to, which is told at start
   */
  readonly endpoints?: Readonly<Record<string, string>>;
}
