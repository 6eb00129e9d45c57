import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Token } from 'aws-cdk-lib/core';
import { pathBelow } from '../endpoint/https-url';
import { HttpEndpointDestination } from '../http-endpoint/http-endpoint-destination';
import type { HttpEndpointOptions } from '../http-endpoint/http-endpoint-options';
import { partnerEndpoint } from './partner-endpoint';
import { PARTNERS } from './partner-facts';

/** Properties of a Honeycomb destination. */
export interface HoneycombDestinationProps extends HttpEndpointOptions {
  /** The data set that the records become events of. */
  readonly dataset: string;

  /** The secret whose `api_key` is an API key of Honeycomb. */
  readonly secret: ISecret;

  /**
   * The https URL of Honeycomb's API, such as `https://api.eu1.honeycomb.io` in the EU.
   *
   * @default 'https://api.honeycomb.io'
   */
  readonly apiUrl?: string;
}

/**
 * Delivers events to a data set of Honeycomb.
 *
 * @see https://docs.aws.amazon.com/firehose/latest/dev/create-destination.html
 *
 * @example
 * declare const secret: secretsmanager.ISecret;
 * const destination = new HoneycombDestination({ dataset: 'clicks', secret });
 */
export class HoneycombDestination extends HttpEndpointDestination {
  constructor(props: HoneycombDestinationProps) {
    const { dataset, secret, apiUrl = 'https://api.honeycomb.io' } = props;
    super(
      partnerEndpoint(
        PARTNERS.honeycomb,
        { url: pathBelow(apiUrl, `/1/kinesis_events/${encoded(dataset)}`), secret },
        props,
      ),
    );
  }
}

function encoded(dataset: string): string {
  return Token.isUnresolved(dataset) ? dataset : encodeURIComponent(dataset);
}
