import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { HttpEndpointDestination } from '../http-endpoint/http-endpoint-destination';
import type { HttpEndpointOptions } from '../http-endpoint/http-endpoint-options';
import type { CoralogixEndpoint } from './coralogix-endpoint';
import { partnerEndpoint } from './partner-endpoint';
import { PARTNERS } from './partner-facts';

/** Properties of a Coralogix destination. */
export interface CoralogixDestinationProps extends HttpEndpointOptions {
  /** The endpoint of the account's region. */
  readonly endpoint: CoralogixEndpoint;

  /** The secret whose `api_key` is the Send-Your-Data key of the account. */
  readonly secret: ISecret;

  /**
   * The application that the records stand under.
   *
   * @default - what Coralogix makes of the delivery stream
   */
  readonly applicationName?: string;

  /**
   * The subsystem that the records stand under.
   *
   * @default - what Coralogix makes of the delivery stream
   */
  readonly subsystemName?: string;

  /**
   * How Coralogix reads the records, such as `CloudWatch_JSON`.
   *
   * @default - what Coralogix takes them for
   */
  readonly integrationType?: string;
}

/**
 * Delivers logs or metrics to Coralogix.
 *
 * @see https://docs.aws.amazon.com/firehose/latest/dev/create-destination.html
 *
 * @example
 * declare const secret: secretsmanager.ISecret;
 * const destination = new CoralogixDestination({
 *   endpoint: CoralogixEndpoint.EU2,
 *   secret,
 *   applicationName: 'shop',
 * });
 */
export class CoralogixDestination extends HttpEndpointDestination {
  constructor(props: CoralogixDestinationProps) {
    const { endpoint, secret, applicationName, subsystemName, integrationType } = props;
    const attributes = { applicationName, subsystemName, integrationType };
    super(partnerEndpoint(PARTNERS.coralogix, { url: endpoint.url, secret, attributes }, props));
  }
}
