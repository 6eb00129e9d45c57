import { createHash, randomBytes } from 'node:crypto';
import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { name } from './request';

const SALT_BYTES = 32;

export interface Login {
  readonly username: string;
  readonly password: string;
}

/** Reads the user and password which Firehose will load with. */
export async function readLogin(client: SecretsManagerClient, secretArn: string): Promise<Login> {
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretArn }));
  const { username, password } = parseSecret(SecretString);
  if (typeof password !== 'string' || password === '') {
    throw new Error('warehouse-setup: the secret of the loader must have a password, got none');
  }
  return { username: name('username', username), password };
}

/** The form in which Amazon Redshift takes a password, so that the password never stands in the query history. */
export function passwordDigest(password: string, salt: Buffer = randomBytes(SALT_BYTES)): string {
  const digest = createHash('sha256').update(password, 'utf8').update(salt).digest('hex');
  return `sha256|${digest}|${salt.toString('hex')}`;
}

/** The message of a JSON error quotes its input, and the input is a secret. */
function parseSecret(secretString: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const secret: unknown = JSON.parse(secretString ?? '');
    if (typeof secret === 'object' && secret !== null) return { ...secret };
  } catch {}
  throw new Error('warehouse-setup: the secret of the loader must be a JSON object, got something else');
}
