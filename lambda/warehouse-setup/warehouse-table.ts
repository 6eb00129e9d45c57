import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { readLogin } from './login';
import type { Provider } from './provider';
import { setUp } from './set-up';
import { parseSetup, physicalResourceId, requireSameRows } from './setup-request';

/** A table with its user, which outlive their stack, and so does everything in them. */
export function warehouseTable(secretsManager: SecretsManagerClient): Provider {
  return {
    async provide({ properties, oldProperties, standingId, database }) {
      const setup = parseSetup(properties);
      requireSameRows(setup, standingId);
      const old = oldProperties && parseSetup(oldProperties);
      await setUp(database, setup, await readLogin(secretsManager, setup.loaderSecretArn), old);
      return physicalResourceId(setup);
    },
  };
}
