/** Where a delivery stream delivers, which decides on the metrics it has. */
export enum DeliveryDestination {
  /** Objects in a bucket. */
  S3 = 'S3',

  /** Objects in an intermediate bucket, which Redshift copies. */
  REDSHIFT = 'REDSHIFT',

  /** An HTTP endpoint, of a partner or of your own. */
  HTTP_ENDPOINT = 'HTTP_ENDPOINT',

  /** A domain of Amazon OpenSearch Service. */
  OPENSEARCH = 'OPENSEARCH',

  /** A collection of Amazon OpenSearch Serverless. */
  OPENSEARCH_SERVERLESS = 'OPENSEARCH_SERVERLESS',

  /** An HTTP event collector of Splunk. */
  SPLUNK = 'SPLUNK',

  /** A table of Snowflake. */
  SNOWFLAKE = 'SNOWFLAKE',

  /** Tables of Apache Iceberg. */
  ICEBERG = 'ICEBERG',
}

/** The names of what Firehose measures of a destination. */
export interface DestinationMetrics {
  /** The age of the oldest record that has not arrived, in seconds. */
  readonly freshness: string;
  readonly records: string;
  /** The share of successful attempts to deliver. */
  readonly success: string;
}

/** @see https://docs.aws.amazon.com/firehose/latest/dev/monitoring-with-cloudwatch-metrics.html */
const METRICS: Readonly<Record<DeliveryDestination, DestinationMetrics>> = {
  S3: named('DeliveryToS3'),
  // What waits for a COPY is in S3 already.
  REDSHIFT: { ...named('DeliveryToRedshift'), freshness: 'DeliveryToS3.DataFreshness' },
  HTTP_ENDPOINT: named('DeliveryToHttpEndpoint'),
  OPENSEARCH: named('DeliveryToAmazonOpenSearchService'),
  OPENSEARCH_SERVERLESS: named('DeliveryToAmazonOpenSearchServerless'),
  SPLUNK: named('DeliveryToSplunk'),
  SNOWFLAKE: named('DeliveryToSnowflake'),
  ICEBERG: { ...named('DeliveryToIceberg'), records: 'DeliveryToIceberg.SuccessfulRowCount' },
};

export function metricsOf(destination: DeliveryDestination): DestinationMetrics {
  return METRICS[destination];
}

function named(prefix: string): DestinationMetrics {
  return { freshness: `${prefix}.DataFreshness`, records: `${prefix}.Records`, success: `${prefix}.Success` };
}
