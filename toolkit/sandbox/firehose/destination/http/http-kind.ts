import { endpointKind } from '../endpoint/endpoint-kind';
import { HTTP_HINTS, type HttpEndpointProperties, requireHttpEndpoint } from './http-properties';
import { HttpService } from './http-service';

/** An HTTP endpoint: one's own, or a partner's. */
export const HTTP_ENDPOINT = endpointKind<HttpEndpointProperties>({
  property: 'HttpEndpointDestinationConfiguration',
  honours: ['EndpointConfiguration', 'RequestConfiguration', 'SecretsManagerConfiguration'],
  metricPrefix: 'DeliveryToHttpEndpoint',
  hints: HTTP_HINTS,
  maxAnswerBytes: 1024 * 1024,
  check: requireHttpEndpoint,
  address: ({ EndpointConfiguration }) => EndpointConfiguration?.Url ?? '',
  service: (context, client, properties) => new HttpService(context, client, properties),
});
