import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { requirePattern } from '../../../private/validation';
import { HttpEndpointDestination } from '../http-endpoint/http-endpoint-destination';
import type { HttpEndpointOptions } from '../http-endpoint/http-endpoint-options';
import { partnerEndpoint } from './partner-endpoint';
import { PARTNERS } from './partner-facts';

/** Properties of a Splunk Observability Cloud destination. */
export interface SplunkObservabilityCloudDestinationProps extends HttpEndpointOptions {
  /** The realm of the organization, such as `us1` or `eu0`. */
  readonly realm: string;

  /** The secret whose `api_key` is an access token of the organization, which may ingest. */
  readonly secret: ISecret;
}

/**
 * Delivers metrics to Splunk Observability Cloud.
 *
 * @see https://docs.aws.amazon.com/firehose/latest/dev/create-destination.html
 *
 * @example
 * declare const secret: secretsmanager.ISecret;
 * const destination = new SplunkObservabilityCloudDestination({ realm: 'eu0', secret });
 */
export class SplunkObservabilityCloudDestination extends HttpEndpointDestination {
  constructor(props: SplunkObservabilityCloudDestinationProps) {
    const { realm, secret } = props;
    const facts = PARTNERS.splunkObservabilityCloud;
    requirePattern(facts.owner, 'realm', realm, /^[a-z0-9-]+$/, 'lowercase letters, digits and -');
    const url = `https://ingest.${realm}.signalfx.com/v1/cloudwatch_metric_stream`;
    super(partnerEndpoint(facts, { url, secret }, props));
  }
}
