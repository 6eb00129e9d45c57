import type { Fixture } from '../fixture';
import { found, only, UNKNOWN } from '../one-resource';

const redshift = (properties: object) =>
  only('AWS::KinesisFirehose::DeliveryStream', { RedshiftDestinationConfiguration: properties });
const http = (Url: unknown) =>
  only('AWS::KinesisFirehose::DeliveryStream', {
    HttpEndpointDestinationConfiguration: { EndpointConfiguration: { Url } },
  });
const splunk = (HECToken: unknown) =>
  only('AWS::KinesisFirehose::DeliveryStream', { SplunkDestinationConfiguration: { HECToken } });

export const passing: Fixture['passing'] = [
  redshift({ SecretsManagerConfiguration: { Enabled: true, SecretARN: { Ref: 'Secret' } } }),
  redshift({ Password: { 'Fn::Sub': '{{resolve:secretsmanager:${Secret}:SecretString:password}}' } }),
  splunk('{{resolve:ssm-secure:/splunk/token}}'),
  http('https://records.example.com/path@v1'),
  http('https://writer:{{resolve:secretsmanager:writer}}@records.example.com'),
  only('AWS::SecretsManager::Secret', { GenerateSecretString: {} }),
  only('AWS::RedshiftServerless::Namespace', { ManageAdminPassword: true }),
];

export const failing: Fixture['failing'] = [
  found(redshift({ Password: 'Hunter2hunter2' }), { property: 'RedshiftDestinationConfiguration.Password' }),
  found(http('https://writer:hunter2@records.example.com/'), {
    property: 'HttpEndpointDestinationConfiguration.EndpointConfiguration.Url',
  }),
  found(splunk('{{resolve:ssm:/splunk/token}}'), { property: 'SplunkDestinationConfiguration.HECToken' }),
  found(only('AWS::SecretsManager::Secret', { SecretString: '{"token":"t-1"}' }), { property: 'SecretString' }),
  {
    template: {
      Parameters: { Password: { Type: 'String', Default: 'Hunter2hunter2' } },
      ...only('AWS::RedshiftServerless::Namespace', { AdminUserPassword: { Ref: 'Password' } }),
    },
    problems: { Subject: [{ property: 'AdminUserPassword' }] },
  },
  found(splunk(UNKNOWN), { property: 'SplunkDestinationConfiguration.HECToken', unresolved: true }),
];
