import { pathBelow, requireHttpsUrl } from '../endpoint/https-url';

const OWNER = 'DynatraceEndpoint';
const LONGEST_URL = 900;

/** Where Dynatrace takes the records of an environment, and as what. */
export class DynatraceEndpoint {
  /**
   * Logs, at the environment itself.
   *
   * @param apiUrl the https URL of the environment, such as `https://abc12345.live.dynatrace.com`
   */
  public static logs(apiUrl: string): DynatraceEndpoint {
    return new DynatraceEndpoint(pathBelow(apiUrl, '/api/v2/logs/ingest/aws_firehose'), apiUrl);
  }

  /**
   * Metrics, for an environment in the US.
   *
   * @param apiUrl the https URL of the environment, such as `https://abc12345.live.dynatrace.com`
   */
  public static metricsUs(apiUrl: string): DynatraceEndpoint {
    return new DynatraceEndpoint('https://us.aws.cloud.dynatrace.com', apiUrl);
  }

  /**
   * Metrics, for an environment in the EU.
   *
   * @param apiUrl the https URL of the environment, such as `https://abc12345.live.dynatrace.com`
   */
  public static metricsEu(apiUrl: string): DynatraceEndpoint {
    return new DynatraceEndpoint('https://eu.aws.cloud.dynatrace.com', apiUrl);
  }

  /**
   * Metrics, for an environment anywhere else.
   *
   * @param apiUrl the https URL of the environment, such as `https://abc12345.live.dynatrace.com`
   */
  public static metricsGlobal(apiUrl: string): DynatraceEndpoint {
    return new DynatraceEndpoint('https://aws.cloud.dynatrace.com', apiUrl);
  }

  private constructor(
    /** The URL of the endpoint. */
    public readonly url: string,
    /** The URL of the environment, which Firehose sends as `dt-url`. */
    public readonly apiUrl: string,
  ) {
    requireHttpsUrl(OWNER, 'apiUrl', apiUrl, LONGEST_URL);
  }
}
