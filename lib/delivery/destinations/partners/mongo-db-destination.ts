import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { HttpEndpointDestination } from '../http-endpoint/http-endpoint-destination';
import type { HttpEndpointOptions } from '../http-endpoint/http-endpoint-options';
import { partnerEndpoint } from './partner-endpoint';
import { PARTNERS } from './partner-facts';

/** Properties of a MongoDB destination, which takes at most 16 MiB at once. */
export interface MongoDbDestinationProps extends HttpEndpointOptions {
  /** The https URL of the API in front of the database, such as a stage of Amazon API Gateway. */
  readonly url: string;

  /** The secret whose `api_key` opens the API. */
  readonly secret: ISecret;
}

/**
 * Delivers documents to MongoDB Atlas, through an API which writes them.
 *
 * @see https://docs.aws.amazon.com/firehose/latest/dev/create-destination.html
 *
 * @example
 * declare const secret: secretsmanager.ISecret;
 * const destination = new MongoDbDestination({
 *   url: 'https://abc123.execute-api.eu-west-1.amazonaws.com/clicks',
 *   secret,
 * });
 */
export class MongoDbDestination extends HttpEndpointDestination {
  constructor(props: MongoDbDestinationProps) {
    super(partnerEndpoint(PARTNERS.mongoDb, { url: props.url, secret: props.secret }, props));
  }
}
