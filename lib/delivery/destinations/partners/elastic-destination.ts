import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { HttpEndpointDestination } from '../http-endpoint/http-endpoint-destination';
import type { HttpEndpointOptions } from '../http-endpoint/http-endpoint-options';
import { partnerEndpoint } from './partner-endpoint';
import { PARTNERS } from './partner-facts';

/** Properties of an Elastic destination, which takes 1 MiB at once. */
export interface ElasticDestinationProps extends HttpEndpointOptions {
  /** The https URL of the deployment, such as `https://clicks.es.eu-west-1.aws.elastic-cloud.com`. */
  readonly url: string;

  /** The secret whose `api_key` is a base64 API key of the deployment. */
  readonly secret: ISecret;

  /**
   * The data stream of Elasticsearch that the records go to.
   *
   * @default - `logs-awsfirehose-default` for logs, `metrics-aws.cloudwatch-default` for metrics
   */
  readonly dataStreamName?: string;
}

/**
 * Delivers to a deployment of Elastic Cloud.
 *
 * @see https://docs.aws.amazon.com/firehose/latest/dev/create-destination.html
 *
 * @example
 * declare const secret: secretsmanager.ISecret;
 * const destination = new ElasticDestination({
 *   url: 'https://clicks.es.eu-west-1.aws.elastic-cloud.com',
 *   secret,
 *   dataStreamName: 'logs-clicks-default',
 * });
 */
export class ElasticDestination extends HttpEndpointDestination {
  constructor(props: ElasticDestinationProps) {
    const { url, secret, dataStreamName } = props;
    super(
      partnerEndpoint(PARTNERS.elastic, { url, secret, attributes: { es_datastream_name: dataStreamName } }, props),
    );
  }
}
