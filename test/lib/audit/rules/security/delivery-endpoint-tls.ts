import type { Fixture } from '../fixture';
import { found, only, UNKNOWN } from '../one-resource';

const splunk = (HECEndpoint: unknown) =>
  only('AWS::KinesisFirehose::DeliveryStream', { SplunkDestinationConfiguration: { HECEndpoint } });
const http = (Url: unknown) =>
  only('AWS::KinesisFirehose::DeliveryStream', {
    HttpEndpointDestinationConfiguration: { EndpointConfiguration: { Url } },
  });
const property = 'SplunkDestinationConfiguration.HECEndpoint';

export const passing: Fixture['passing'] = [
  only('AWS::KinesisFirehose::DeliveryStream', { ExtendedS3DestinationConfiguration: {} }),
  splunk('https://splunk.example.com:8088'),
  http({ 'Fn::Sub': 'https://${Domain}/records' }),
  only('AWS::KinesisFirehose::DeliveryStream', {
    AmazonOpenSearchServerlessDestinationConfiguration: {
      CollectionEndpoint: { 'Fn::GetAtt': ['Collection', 'CollectionEndpoint'] },
    },
  }),
];

export const failing: Fixture['failing'] = [
  found(splunk('http://splunk.example.com:8088'), { property, value: 'http://splunk.example.com:8088' }),
  found(splunk('http://writer:hunter2@splunk.example.com:8088'), {
    property,
    value: 'http://***@splunk.example.com:8088',
  }),
  found(http('http://example.com'), {
    property: 'HttpEndpointDestinationConfiguration.EndpointConfiguration.Url',
    value: 'http://example.com',
  }),
  found(splunk(UNKNOWN), { property, value: UNKNOWN, unresolved: true }),
];
