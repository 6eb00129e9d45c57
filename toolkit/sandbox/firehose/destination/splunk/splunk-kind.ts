import type { DeliveryStreamContext } from '../../delivery-stream-context';
import { secretMembers, usesSecret } from '../endpoint/credential';
import { endpointKind } from '../endpoint/endpoint-kind';
import { HecClient } from './hec-client';
import { acknowledgmentTimeout, requireSplunk, SPLUNK_HINTS, type SplunkProperties } from './splunk-properties';
import { SplunkService } from './splunk-service';

/** Splunk, by its HTTP Event Collector. */
export const SPLUNK = endpointKind<SplunkProperties>({
  property: 'SplunkDestinationConfiguration',
  honours: [
    'HECAcknowledgmentTimeoutInSeconds',
    'HECEndpoint',
    'HECEndpointType',
    'HECToken',
    'SecretsManagerConfiguration',
  ],
  metricPrefix: 'DeliveryToSplunk',
  hints: SPLUNK_HINTS,
  lambdaDefaults: { megabytes: 0.256, seconds: 60 },
  check: requireSplunk,
  address: ({ HECEndpoint = '' }) => HECEndpoint,
  service: (context, client, properties, { delimiter }) => {
    const { HECEndpoint = '', HECEndpointType = '' } = properties;
    const token = () => hecToken(context, properties);
    return new SplunkService(context, new HecClient(client, HECEndpointType, token), {
      address: HECEndpoint,
      acknowledgmentTimeoutMs: acknowledgmentTimeout(properties),
      ...(delimiter !== undefined && { delimiter }),
    });
  },
});

function hecToken(
  context: DeliveryStreamContext,
  { SecretsManagerConfiguration: secret, HECToken = '' }: SplunkProperties,
) {
  if (secret === undefined || !usesSecret(secret)) return HECToken;
  return secretMembers(context.as(secret.RoleARN).secrets, secret, ['hec_token']).hec_token;
}
