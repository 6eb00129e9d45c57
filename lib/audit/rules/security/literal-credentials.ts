import { textOf } from '../../expressions/text';
import type { Value } from '../../expressions/value';
import type { Problem, Rule } from '../../rule';

/** By type: the properties that hold a secret. */
const SECRETS: Readonly<Record<string, readonly string[]>> = {
  'AWS::KinesisFirehose::DeliveryStream': [
    'HttpEndpointDestinationConfiguration.EndpointConfiguration.AccessKey',
    'RedshiftDestinationConfiguration.Password',
    'SnowflakeDestinationConfiguration.KeyPassphrase',
    'SnowflakeDestinationConfiguration.PrivateKey',
    'SplunkDestinationConfiguration.HECToken',
  ],
  'AWS::OpenSearchService::Domain': ['AdvancedSecurityOptions.MasterUserOptions.MasterUserPassword'],
  'AWS::Redshift::Cluster': ['MasterUserPassword'],
  'AWS::RedshiftServerless::Namespace': ['AdminUserPassword'],
  'AWS::SecretsManager::Secret': ['SecretString'],
};

const DYNAMIC_REFERENCE = /\{\{resolve:(secretsmanager|ssm-secure):/;

export const literalCredentials: Rule = {
  id: 'literal-credentials',
  title: 'A template holds a password, a token or a key in plain text',
  why: 'Whoever may see the repository, the deployment or the stack can read it.',
  severity: 'critical',
  fix: 'Use the SecretsManagerConfiguration of the destination, a managed admin password, a generated secret, or a dynamic reference to Secrets Manager.',
  controls: { wellArchitected: ['SEC02-BP03'] },
  concern: 'security',
  types: Object.keys(SECRETS),
  check: (resource) => {
    const properties = SECRETS[resource.type] ?? [];
    return properties.flatMap((property) => resource.values(property).flatMap((value) => judged(property, value)));
  },
};

/** No problem shows the value: reports are read by many. */
function judged(property: string, value: Value): readonly Problem[] {
  if (value.kind === 'absent' || value.kind === 'reference' || DYNAMIC_REFERENCE.test(textOf(value))) return [];
  return [value.kind === 'known' ? { property } : { property, unresolved: true }];
}
