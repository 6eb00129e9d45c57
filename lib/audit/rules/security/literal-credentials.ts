import { textOf } from '../../expressions/text';
import type { Value } from '../../expressions/value';
import { DELIVERY_ENDPOINTS } from '../../reading/delivery-endpoints';
import { DELIVERY_STREAM } from '../../reading/delivery-streams';
import type { Problem, Rule } from '../../rule';

/** By type: the properties that hold a secret. */
const SECRETS: Readonly<Record<string, readonly string[]>> = {
  [DELIVERY_STREAM]: [
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
    const endpoints = resource.type === DELIVERY_STREAM ? DELIVERY_ENDPOINTS : [];
    return [
      ...properties.flatMap((path) => resource.values(path).flatMap((value) => judgedSecret(path, value))),
      ...endpoints.flatMap((path) => resource.values(path).flatMap((value) => judgedEndpoint(path, value))),
    ];
  },
};

/** No problem shows the value: reports are read by many. */
function judgedSecret(property: string, value: Value): readonly Problem[] {
  if (value.kind === 'absent' || value.kind === 'reference' || DYNAMIC_REFERENCE.test(textOf(value))) return [];
  return [value.kind === 'known' ? { property } : { property, unresolved: true }];
}

function judgedEndpoint(property: string, value: Value): readonly Problem[] {
  const [, credentials = ''] = /^https?:\/\/([^/?#]*)@/i.exec(textOf(value)) ?? [];
  return credentials === '' || DYNAMIC_REFERENCE.test(credentials) ? [] : [{ property }];
}
