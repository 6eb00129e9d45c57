import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnSecret, type ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { RemovalPolicy } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { acknowledge } from '../../private/acknowledgements';
import { LOADER_USERNAME } from './warehouse-limits';

const ONE_PASSWORD =
  'the user can only insert into one table, and another password would stop the delivery until it is set there';

export interface LoaderSecretProps {
  readonly encryptionKey: IKey;
  readonly removalPolicy: RemovalPolicy;
}

/**
 * The user that loads the table, and a password of characters which Amazon Redshift takes.
 *
 * `Secret` of aws-cdk would open the policy of the key by wildcards, which the account's own delegation makes needless.
 */
export function loaderSecret(scope: Construct, { encryptionKey, removalPolicy }: LoaderSecretProps): ISecret {
  const secret = new CfnSecret(scope, 'Loader', {
    description: `The user that loads the table of ${scope.node.path}`,
    kmsKeyId: encryptionKey.keyArn,
    generateSecretString: {
      secretStringTemplate: JSON.stringify({ username: LOADER_USERNAME }),
      generateStringKey: 'password',
      passwordLength: 48,
      excludePunctuation: true,
      requireEachIncludedType: true,
    },
  });
  secret.applyRemovalPolicy(removalPolicy);
  acknowledge(secret, { SMG4: ONE_PASSWORD, SecretsManagerRotationEnabled: ONE_PASSWORD });
  return Secret.fromSecretAttributes(scope, 'LoaderSecret', { secretCompleteArn: secret.ref, encryptionKey });
}
