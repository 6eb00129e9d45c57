import type { DeliveryStreamContext } from '../../delivery-stream-context';
import type { DestinationOptions } from '../destination-kind';
import { secretMembers, usesSecret } from '../endpoint/credential';
import type { EndpointClient } from '../endpoint/endpoint-client';
import { endpointKind } from '../endpoint/endpoint-kind';
import { accountOf, type KeyPairUser, keyPairToken } from './key-pair-token';
import { requireSnowflake, SNOWFLAKE_HINTS, type SnowflakeProperties } from './snowflake-properties';
import { rowOf } from './snowflake-row';
import { SnowflakeService } from './snowflake-service';
import { SnowpipeClient } from './snowpipe-client';

/** A table in Snowflake, by Snowpipe Streaming. */
export const SNOWFLAKE = endpointKind<SnowflakeProperties>({
  property: 'SnowflakeDestinationConfiguration',
  honours: [
    'AccountUrl',
    'ContentColumnName',
    'DataLoadingOption',
    'Database',
    'KeyPassphrase',
    'MetaDataColumnName',
    'PrivateKey',
    'Schema',
    'SecretsManagerConfiguration',
    'Table',
    'User',
  ],
  records: ['SnowflakeRoleConfiguration', 'SnowflakeVpcConfiguration'],
  metricPrefix: 'DeliveryToSnowflake',
  hints: SNOWFLAKE_HINTS,
  retrySeconds: 60,
  lambdaDefaults: { megabytes: 0.256, seconds: 30 },
  check: requireSnowflake,
  address: ({ AccountUrl = '' }) => AccountUrl,
  service: snowflakeService,
});

function snowflakeService(
  context: DeliveryStreamContext,
  client: EndpointClient,
  properties: SnowflakeProperties,
  { sourceStreamArn }: DestinationOptions,
): SnowflakeService {
  const { AccountUrl = '', Database = '', Schema = '', Table = '' } = properties;
  const token = () => keyPairToken(accountOf(AccountUrl), userOf(context, properties), context.sandbox.clock.now());
  const target = { database: Database, schema: Schema, table: Table };
  const source = { deliveryStreamName: context.name, streamName: sourceStreamArn?.split('/').at(-1) };
  return new SnowflakeService(context, new SnowpipeClient(client, target, token), {
    address: AccountUrl,
    row: (record) => rowOf(record, properties, source),
  });
}

function userOf(context: DeliveryStreamContext, properties: SnowflakeProperties): KeyPairUser {
  const { SecretsManagerConfiguration: secret, User = '', PrivateKey = '', KeyPassphrase } = properties;
  if (secret === undefined || !usesSecret(secret)) {
    return { user: User, privateKey: PrivateKey, passphrase: KeyPassphrase };
  }
  const { user, private_key, key_passphrase } = secretMembers(context.as(secret.RoleARN).secrets, secret, [
    'user',
    'private_key',
  ]);
  const passphrase = typeof key_passphrase === 'string' ? key_passphrase : undefined;
  return { user, privateKey: private_key, passphrase };
}
