import type { HttpCompression } from 'aws-cdk-lib/aws-kinesisfirehose';
import type { EndpointDestinationOptions } from '../endpoint/endpoint-destination-options';

/** How records get to an HTTP endpoint, a partner's or another. */
export interface HttpEndpointOptions extends EndpointDestinationOptions {
  /**
   * How the body of a request is compressed.
   *
   * @default - with gzip for partners which read it, otherwise not at all
   */
  readonly contentEncoding?: HttpCompression;

  /**
   * What Firehose tells the endpoint with every request: at most 50 values of at most 1,024 characters, by their names.
   *
   * @default - nothing, or what the partner asks for
   */
  readonly commonAttributes?: { readonly [name: string]: string };
}
