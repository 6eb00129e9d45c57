import { HttpCompression } from 'aws-cdk-lib/aws-kinesisfirehose';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Size } from 'aws-cdk-lib/core';
import { HttpEndpoint, type HttpEndpointFacts } from './http-endpoint';
import type { HttpEndpointOptions } from './http-endpoint-options';

const FACTS: HttpEndpointFacts = {
  owner: 'HttpEndpointDestination',
  bufferingSize: Size.mebibytes(5),
  contentEncoding: HttpCompression.NONE,
};

/** Properties of an HTTP endpoint destination. */
export interface HttpEndpointDestinationProps extends HttpEndpointOptions {
  /** The URL: https, at most 1,000 characters, without credentials. */
  readonly url: string;

  /**
   * The name of the endpoint: at most 256 characters.
   *
   * @default - none
   */
  readonly name?: string;

  /**
   * The secret whose `api_key` Firehose sends as the access key.
   *
   * @default - the endpoint is open to everybody
   */
  readonly secret?: ISecret;
}

/**
 * Delivers to an endpoint of one's own, which answers as Firehose asks of it.
 *
 * Firehose takes a batch for delivered only when the endpoint answers 200 with the batch's `requestId`, within three minutes.
 *
 * @see https://docs.aws.amazon.com/firehose/latest/dev/httpdeliveryrequestresponse.html
 *
 * @example
 * declare const secret: secretsmanager.ISecret;
 * const destination = new HttpEndpointDestination({
 *   url: 'https://collector.example.com/clicks',
 *   secret,
 *   commonAttributes: { team: 'shop' },
 * });
 */
export class HttpEndpointDestination extends HttpEndpoint {
  constructor(props: HttpEndpointDestinationProps) {
    super(FACTS, props, props);
  }
}
