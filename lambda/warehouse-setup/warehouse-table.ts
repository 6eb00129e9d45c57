import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { readLogin } from './login';
import type { Provider } from './provider';
import { setUp } from './set-up';
import { parseSetup, physicalResourceId } from './setup-request';

/** A table with its user, which outlive their stack, and so does everything in them. */
export function warehouseTable(secretsManager: SecretsManagerClient): Provider {
  return {
    async provide({ properties, database }) {
      const setup = parseSetup(properties);
      await setUp(database, setup, await readLogin(secretsManager, setup.loaderSecretArn));
      return physicalResourceId(setup);
    },
  };
}
