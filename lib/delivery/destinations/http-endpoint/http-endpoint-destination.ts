import {
  type DestinationBindOptions,
  type DestinationConfig,
  HttpCompression,
  type IDestination,
} from 'aws-cdk-lib/aws-kinesisfirehose';
import type { Construct } from 'constructs';
import { endpointDelivery } from '../endpoint/endpoint-delivery';
import { renderedAttributes } from './common-attributes';
import type { HttpEndpointDestinationProps } from './http-endpoint-destination-props';
import { HTTP_ENDPOINT, requireHttpEndpoint } from './http-endpoint-limits';

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
export class HttpEndpointDestination implements IDestination {
  private readonly endpoint: HttpEndpointDestinationProps;

  constructor(props: HttpEndpointDestinationProps) {
    requireHttpEndpoint(HTTP_ENDPOINT, props);
    this.endpoint = props;
  }

  /** Attaches the destination to a delivery stream. */
  public bind(scope: Construct, _options: DestinationBindOptions): DestinationConfig {
    const { url, name, secret, contentEncoding = HttpCompression.NONE, commonAttributes = {} } = this.endpoint;
    const { role, properties, grants } = endpointDelivery(scope, HTTP_ENDPOINT, this.endpoint, secret);
    return {
      httpEndpointDestinationConfiguration: {
        roleArn: role.roleArn,
        endpointConfiguration: { url, name },
        requestConfiguration: { contentEncoding, commonAttributes: renderedAttributes(commonAttributes) },
        ...properties,
      },
      dependables: grants,
    };
  }
}
