import { createHash, createPrivateKey, createPublicKey, createSign, type KeyObject } from 'node:crypto';
import { UnusableSecret } from '../endpoint/credential';

/** A user of Snowflake who signs in by a key pair. */
export interface KeyPairUser {
  readonly user: string;
  /** PKCS #8 in base64, with or without its header and footer. */
  readonly privateKey: string;
  readonly passphrase?: string;
}

const LIFETIME_SECONDS = 3_600;

/**
 * A token that says who calls, signed with the user's key.
 * @param now milliseconds since the epoch
 * @throws UnusableSecret
 */
export function keyPairToken(account: string, { user, privateKey, passphrase }: KeyPairUser, now: number): string {
  const key = readKey(privateKey, passphrase);
  const subject = `${account}.${user}`.toUpperCase();
  const iat = Math.floor(now / 1000);
  const claims = { iss: `${subject}.${fingerprint(key)}`, sub: subject, iat, exp: iat + LIFETIME_SECONDS };
  const signed = `${encoded({ alg: 'RS256', typ: 'JWT' })}.${encoded(claims)}`;
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key, 'base64url')}`;
}

/** The first label of the account's host name. */
export function accountOf(accountUrl: string): string {
  return accountUrl.replace(/^https:\/\//, '').split('.')[0] ?? '';
}

function readKey(privateKey: string, passphrase: string | undefined): KeyObject {
  const key = Buffer.from(privateKey.replace(/-----[^-]+-----|\s/g, ''), 'base64');
  try {
    return createPrivateKey({ key, format: 'der', type: 'pkcs8', passphrase });
  } catch {
    throw new UnusableSecret('the private key of the user cannot be read');
  }
}

function fingerprint(key: KeyObject): string {
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return `SHA256:${createHash('sha256').update(publicKey).digest('base64')}`;
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
