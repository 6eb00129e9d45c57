import type { DirectPutLimits } from './source/direct-put-limits';

/** How Amazon Data Firehose runs where that can be chosen. */
export interface DeliveryOptions {
  /**
   * How many partitions a delivery stream may write to at a time.
   * @default 500
   */
  readonly activePartitions?: number;
  /**
   * How long a delivery stream that is created or deleted over the API takes for it.
   * @default 500
   */
  readonly creatingMs?: number;
  /**
   * How much may be put to each delivery stream directly.
   * @default - what a new account may in its region; it does not grow with what is asked of it
   */
  readonly directPut?: DirectPutLimits;
  /**
   * Where on this machine HTTP endpoints, Splunk, OpenSearch and Snowflake are: a URL on 127.0.0.1 for each URL, host name or
   * ARN of a domain that a template delivers to. Nothing is sent to any other address.
   * @default - none of them is sent to, which is told at start
   */
  readonly endpoints?: Readonly<Record<string, string>>;
}
