import type { SecretService } from '../../../kernel/services';
import { isTrue } from '../delivery-properties';

/** `SecretsManagerConfiguration` of a destination. */
export interface SecretProperties {
  readonly Enabled?: boolean | string;
  readonly SecretARN?: string;
  readonly RoleARN?: string;
}

/** Whether the credential is in a secret. @throws Error when no secret is named */
export function usesSecret(properties: SecretProperties = {}): boolean {
  const { Enabled, SecretARN } = properties;
  if (!isTrue(Enabled)) return false;
  if (SecretARN !== undefined) return true;
  throw new Error('SecretsManagerConfiguration.SecretARN must be the ARN of a secret, got undefined');
}

/**
 * Members of a secret, read for each attempt since it may have been rotated.
 * @throws Error that says what is wrong with the secret
 */
export function secretMembers<Name extends string>(
  secrets: SecretService,
  { SecretARN = '' }: SecretProperties,
  names: readonly Name[],
): Record<Name, string> {
  const members = parsed(secrets.secretString(SecretARN));
  for (const name of names) {
    if (typeof members[name] !== 'string') throw new Error(`the secret ${SecretARN} must be JSON with ${name}`);
  }
  return members as Record<Name, string>;
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
