import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { HttpEndpointOptions } from './http-endpoint-options';

/** Properties of an HTTP endpoint destination. */
export interface HttpEndpointDestinationProps extends HttpEndpointOptions {
  /** The URL: https, on port 443, at most 1,000 characters, without credentials. */
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
