import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { HttpEndpointDestination } from '../http-endpoint/http-endpoint-destination';
import type { HttpEndpointOptions } from '../http-endpoint/http-endpoint-options';
import type { DynatraceEndpoint } from './dynatrace-endpoint';
import { partnerEndpoint } from './partner-endpoint';
import { PARTNERS } from './partner-facts';

/** Properties of a Dynatrace destination. */
export interface DynatraceDestinationProps extends HttpEndpointOptions {
  /** Where Dynatrace takes the records, and as what. */
  readonly endpoint: DynatraceEndpoint;

  /** The secret whose `api_key` is an API token of the environment, which may ingest logs or metrics. */
  readonly secret: ISecret;
}

/**
 * Delivers logs or metrics to an environment of Dynatrace.
 *
 * @see https://docs.aws.amazon.com/firehose/latest/dev/create-destination.html
 *
 * @example
 * declare const secret: secretsmanager.ISecret;
 * const destination = new DynatraceDestination({
 *   endpoint: DynatraceEndpoint.logs('https://abc12345.live.dynatrace.com'),
 *   secret,
 * });
 */
export class DynatraceDestination extends HttpEndpointDestination {
  constructor(props: DynatraceDestinationProps) {
    const { endpoint, secret } = props;
    const attributes = { 'dt-url': endpoint.apiUrl };
    super(partnerEndpoint(PARTNERS.dynatrace, { url: endpoint.url, secret, attributes }, props));
  }
}
