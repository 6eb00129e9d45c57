import type { DatadogEndpoint } from 'aws-cdk-lib/aws-kinesisfirehose';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { HttpEndpointDestination } from '../http-endpoint/http-endpoint-destination';
import type { HttpEndpointOptions } from '../http-endpoint/http-endpoint-options';
import { partnerEndpoint } from './partner-endpoint';
import { PARTNERS } from './partner-facts';

/** Properties of a Datadog destination, which takes at most 4 MiB at once. */
export interface DatadogDestinationProps extends HttpEndpointOptions {
  /** Which of Datadog's sites gets the records, and as what. */
  readonly endpoint: DatadogEndpoint;

  /** The secret whose `api_key` is an API key of Datadog. */
  readonly secret: ISecret;
}

/**
 * Delivers logs, metrics or configurations to Datadog. Common attributes become tags.
 *
 * @see https://docs.aws.amazon.com/firehose/latest/dev/create-destination.html
 *
 * @example
 * declare const secret: secretsmanager.ISecret;
 * const destination = new DatadogDestination({ endpoint: firehose.DatadogEndpoint.LOGS_EU, secret });
 */
export class DatadogDestination extends HttpEndpointDestination {
  constructor(props: DatadogDestinationProps) {
    super(partnerEndpoint(PARTNERS.datadog, { url: props.endpoint.url, secret: props.secret }, props));
  }
}
