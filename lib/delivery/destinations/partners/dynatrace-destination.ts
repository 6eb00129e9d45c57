import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { requireHttpsUrl } from '../endpoint/https-url';
import { HttpEndpointDestination } from '../http-endpoint/http-endpoint-destination';
import type { HttpEndpointOptions } from '../http-endpoint/http-endpoint-options';
import type { DynatraceEndpoint } from './dynatrace-endpoint';
import { partnerEndpoint } from './partner-endpoint';
import { PARTNERS } from './partner-facts';

const LONGEST_ATTRIBUTE = 1024;

/** Properties of a Dynatrace destination. */
export interface DynatraceDestinationProps extends HttpEndpointOptions {
  /** Which of Dynatrace's endpoints gets the records: for metrics, the one of the environment's region. */
  readonly endpoint: DynatraceEndpoint;

  /** The https URL of the environment, such as `https://abc12345.live.dynatrace.com`, sent as `dt-url`. */
  readonly apiUrl: string;

  /** The secret whose `api_key` is an API token of the environment. */
  readonly secret: ISecret;
}

/**
 * Delivers metrics or logs to an environment of Dynatrace.
 *
 * @see https://docs.aws.amazon.com/firehose/latest/dev/create-destination.html
 *
 * @example
 * declare const secret: secretsmanager.ISecret;
 * const destination = new DynatraceDestination({
 *   endpoint: DynatraceEndpoint.EU,
 *   apiUrl: 'https://abc12345.live.dynatrace.com',
 *   secret,
 * });
 */
export class DynatraceDestination extends HttpEndpointDestination {
  constructor(props: DynatraceDestinationProps) {
    const { endpoint, apiUrl, secret } = props;
    requireHttpsUrl(PARTNERS.dynatrace.owner, 'apiUrl', apiUrl, LONGEST_ATTRIBUTE);
    super(partnerEndpoint(PARTNERS.dynatrace, { url: endpoint.url, secret, attributes: { 'dt-url': apiUrl } }, props));
  }
}
