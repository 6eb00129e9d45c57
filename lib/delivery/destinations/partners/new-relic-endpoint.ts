/** Where New Relic takes records, and as what. */
export class NewRelicEndpoint {
  /** Logs, in the data center in the US. */
  public static readonly LOGS_US = new NewRelicEndpoint('https://aws-api.newrelic.com/firehose/v1');

  /** Logs, in the data center in the EU. */
  public static readonly LOGS_EU = new NewRelicEndpoint('https://aws-api.eu.newrelic.com/firehose/v1');

  /** Metrics, in the data center in the US. */
  public static readonly METRICS_US = new NewRelicEndpoint('https://aws-api.newrelic.com/cloudwatch-metrics/v1');

  /** Metrics, in the data center in the EU. */
  public static readonly METRICS_EU = new NewRelicEndpoint('https://aws-api.eu01.nr-data.net/cloudwatch-metrics/v1');

  /**
   * Any other endpoint of New Relic.
   *
   * @param url the https URL
   */
  public static of(url: string): NewRelicEndpoint {
    return new NewRelicEndpoint(url);
  }

  private constructor(
    /** The URL. */
    public readonly url: string,
  ) {}
}
