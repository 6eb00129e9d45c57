import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { requirePattern } from '../../../private/validation';
import { HttpEndpointDestination } from '../http-endpoint/http-endpoint-destination';
import type { HttpEndpointOptions } from '../http-endpoint/http-endpoint-options';
import { partnerEndpoint } from './partner-endpoint';
import { PARTNERS } from './partner-facts';

/** Properties of a Logz.io destination. */
export interface LogzioDestinationProps extends HttpEndpointOptions {
  /** The code of the account's region, such as `us` or `eu`. */
  readonly regionCode: string;

  /** The secret whose `api_key` is a shipping token for metrics. */
  readonly secret: ISecret;
}

/**
 * Delivers metrics to Logz.io.
 *
 * @see https://docs.aws.amazon.com/firehose/latest/dev/create-destination.html
 *
 * @example
 * declare const secret: secretsmanager.ISecret;
 * const destination = new LogzioDestination({ regionCode: 'us', secret });
 */
export class LogzioDestination extends HttpEndpointDestination {
  constructor(props: LogzioDestinationProps) {
    const { regionCode, secret } = props;
    requirePattern(PARTNERS.logzio.owner, 'regionCode', regionCode, /^[a-z0-9-]+$/, 'lowercase letters, digits and -');
    super(
      partnerEndpoint(
        PARTNERS.logzio,
        { url: `https://listener-aws-metrics-stream-${regionCode}.logz.io/`, secret },
        props,
      ),
    );
  }
}
