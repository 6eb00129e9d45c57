import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { HttpEndpointDestination } from '../http-endpoint/http-endpoint-destination';
import type { HttpEndpointOptions } from '../http-endpoint/http-endpoint-options';
import type { NewRelicEndpoint } from './new-relic-endpoint';
import { partnerEndpoint } from './partner-endpoint';
import { PARTNERS } from './partner-facts';

/** Properties of a New Relic destination. */
export interface NewRelicDestinationProps extends HttpEndpointOptions {
  /** Which of New Relic's data centers gets the records, and as what. */
  readonly endpoint: NewRelicEndpoint;

  /** The secret whose `api_key` is a license key of New Relic. */
  readonly secret: ISecret;
}

/**
 * Delivers logs or metrics to New Relic.
 *
 * @see https://docs.aws.amazon.com/firehose/latest/dev/create-destination.html
 *
 * @example
 * declare const secret: secretsmanager.ISecret;
 * const destination = new NewRelicDestination({ endpoint: NewRelicEndpoint.LOGS_EU, secret });
 */
export class NewRelicDestination extends HttpEndpointDestination {
  constructor(props: NewRelicDestinationProps) {
    super(partnerEndpoint(PARTNERS.newRelic, { url: props.endpoint.url, secret: props.secret }, props));
  }
}
